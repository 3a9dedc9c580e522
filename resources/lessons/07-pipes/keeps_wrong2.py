# Closes the reader's copy only; the sender still holds its own.
from multiprocessing import Pipe, Process

def read(reading, writing):
    writing.close()
    while True:
        if not reading.poll(1):
            print("gave up", flush=True)
            break
        try:
            print("got", reading.recv(), flush=True)
        except EOFError:
            print("the end", flush=True)
            break

if __name__ == "__main__":
    reading, writing = Pipe(duplex=False)
    p = Process(target=read, args=(reading, writing))
    p.start()
    for n in range(3):
        writing.send(n)
    p.join()
