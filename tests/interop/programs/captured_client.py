# The client whose traffic was recorded. Arguments: address, port, and how long it waited at its end.
import queue
import sys
from multiprocessing.managers import BaseManager


class QueueManager(BaseManager):
    pass


QueueManager.register("get_task_queue")
QueueManager.register("get_result_queue")

if __name__ == "__main__":
    manager = QueueManager(address=(sys.argv[1], int(sys.argv[2])), authkey=b"abc")
    manager.connect()
    task = manager.get_task_queue()
    result = manager.get_result_queue()
    task.put(7)
    n = task.get(timeout=1)
    result.put("%d * %d = %d" % (n, n, n * n))
    print(result.get(True, 1))
    print(task.qsize(), task.empty())
    try:
        task.get(timeout=float(sys.argv[3]))
    except queue.Empty:
        print("Empty")
