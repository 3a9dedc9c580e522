# EOF arrives when the last write end is closed, by the parent too.
from multiprocessing import Process, Pipe

def write(end):
    for word in ("one", "two"):
        end.send(word)
    end.close()

if __name__ == "__main__":
    read_end, write_end = Pipe(duplex=False)
    p = Process(target=write, args=(write_end,))
    p.start()
    write_end.close()
    try:
        while True:
            print(read_end.recv())
    except EOFError:
        print("end of file")
    p.join()
    read_end.close()
    for use in (read_end.recv, read_end.poll, lambda: write_end.send(1)):
        try:
            use()
        except OSError as error:
            print(error)
