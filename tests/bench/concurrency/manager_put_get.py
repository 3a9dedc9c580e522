# title: put and get through a manager
import queue, time
from multiprocessing.managers import BaseManager

items = queue.Queue()

def the_queue():
    return items

class Manager(BaseManager):
    pass

Manager.register("items", callable=the_queue)

if __name__ == "__main__":
    manager = Manager(address=("127.0.0.1", 0), authkey=b"key")
    manager.start()
    shared = manager.items()
    shared.put(0)
    shared.get()
    start = time.perf_counter()
    for i in range(2000):
        shared.put(i)
        assert shared.get() == i
    print((time.perf_counter() - start) / 2000)
    manager.shutdown()
