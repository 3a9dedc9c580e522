# Under fork the child has everything as it was.
import multiprocessing
from multiprocessing import Process, Queue

print("module read as", __name__, flush=True)
value = 1

def child(q):
    q.put((__name__, value, unsendable()))

if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    value = 2
    unsendable = lambda: "a lambda"
    q = Queue()
    p = Process(target=child, args=(q,))
    p.start()
    print(q.get(), multiprocessing.get_start_method(), flush=True)
    p.join()
