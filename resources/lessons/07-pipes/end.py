from multiprocessing import Pipe, Process

def work(end):
    for n in range(3):
        end.send(n)
    end.close()

if __name__ == "__main__":
    reading, writing = Pipe(duplex=False)
    p = Process(target=work, args=(writing,))
    p.start()
    writing.close()
    try:
        while True:
            print("got", reading.recv())
    except EOFError:
        print("the end")
    p.join()
