# the child waits for the parent to write; another thread of the parent's could, and waits for an event
# ends: stuck:
import threading
from multiprocessing import Pipe, Process

def child(c):
    c.recv()

def writer(a, go):
    go.wait()
    a.send(1)

if __name__ == "__main__":
    a, b = Pipe()
    p = Process(target=child, args=(b,))
    p.start()
    go = threading.Event()
    threading.Thread(target=writer, args=(a, go), daemon=True).start()
    p.join()
    go.set()
