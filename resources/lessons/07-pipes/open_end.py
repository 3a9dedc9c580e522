from multiprocessing import Pipe, Process

def work(end):
    for n in range(3):
        end.send(n)
    end.close()

if __name__ == "__main__":
    reading, writing = Pipe(duplex=False)
    p = Process(target=work, args=(writing,))
    p.start()
    # writing.close() is missing here
    p.join()
    for n in range(4):
        if reading.poll(1):
            try:
                print("got", reading.recv())
            except EOFError:
                print("the end")
        else:
            print("nothing after 1 second")
