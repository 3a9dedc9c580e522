# Closes the sender's end only; the reader holds one itself.
from multiprocessing import Pipe, Process

def read(reading, writing):
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
    writing.close()
    p.join()
