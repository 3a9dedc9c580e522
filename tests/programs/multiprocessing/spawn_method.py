# Under spawn the child reads the file again under another name, and gets only what is sent.
import multiprocessing
from multiprocessing import Process, Queue

print("module read as", __name__, flush=True)
value = 1

def child(q, items):
    q.put((__name__, value, items))

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    value = 2
    q = Queue()
    p = Process(target=child, args=(q, [1, "x"]))
    p.start()
    print(q.get(), flush=True)
    p.join()
    print(p.exitcode, multiprocessing.get_start_method())
