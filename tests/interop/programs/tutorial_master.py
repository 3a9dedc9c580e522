# The tutorial's master: two queues in a server process, ten tasks out, ten results in. Arguments: the address to listen at.
import queue
import sys
from multiprocessing.managers import BaseManager

task_queue = queue.Queue()
result_queue = queue.Queue()


def get_task_queue():
    return task_queue


def get_result_queue():
    return result_queue


class QueueManager(BaseManager):
    pass


if __name__ == "__main__":
    QueueManager.register("get_task_queue", callable=get_task_queue)
    QueueManager.register("get_result_queue", callable=get_result_queue)
    manager = QueueManager(address=(sys.argv[1], 0), authkey=b"abracadabra")
    manager.start()
    print("port", manager.address[1], flush=True)
    task = manager.get_task_queue()
    result = manager.get_result_queue()
    for n in range(10):
        task.put(n)
    print(sorted([result.get(timeout=30) for _ in range(10)]))
    try:
        result.get(timeout=0.05)
    except queue.Empty:
        print("no more")
    print("says", result.get(timeout=30))
    manager.shutdown()
    print("end")
