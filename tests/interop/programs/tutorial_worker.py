# The tutorial's worker: takes tasks until there are none for a while. Arguments: address and port.
import queue
import sys
from multiprocessing.managers import BaseManager


class QueueManager(BaseManager):
    pass


QueueManager.register("get_task_queue")
QueueManager.register("get_result_queue")

if __name__ == "__main__":
    manager = QueueManager(address=(sys.argv[1], int(sys.argv[2])), authkey=b"abracadabra")
    manager.connect()
    task = manager.get_task_queue()
    result = manager.get_result_queue()
    done = 0
    while True:
        try:
            n = task.get(timeout=0.4)
        except queue.Empty:
            break
        result.put((n, n * n))
        done += 1
    print("did", done)
    try:
        task.get_nowait()
    except queue.Empty:
        print("empty")
    result.put("goodbye")
