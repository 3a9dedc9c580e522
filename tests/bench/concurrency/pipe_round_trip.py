# title: a round trip through a Pipe
import time
from multiprocessing import Pipe, Process

def echo(end):
    while True:
        item = end.recv()
        if item is None:
            return
        end.send(item)

if __name__ == "__main__":
    mine, theirs = Pipe()
    process = Process(target=echo, args=(theirs,))
    process.start()
    mine.send(0)
    mine.recv()
    start = time.perf_counter()
    for i in range(4000):
        mine.send(i)
        assert mine.recv() == i
    print((time.perf_counter() - start) / 4000)
    mine.send(None)
    process.join()
