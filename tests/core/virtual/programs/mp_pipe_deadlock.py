# each waits for the other's message first, though both have copies of both ends: a circle
# ends: deadlock:
from multiprocessing import Pipe, Process

def child(c):
    c.recv()
    c.send(1)

if __name__ == "__main__":
    a, b = Pipe()
    p = Process(target=child, args=(b,))
    p.start()
    print(a.recv())
    a.send(2)
    p.join()
