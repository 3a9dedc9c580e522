# The tutorial's distributed queue: a server process with two queues, a worker that connects by address and key.
from multiprocessing import Process
from multiprocessing.managers import BaseManager
import queue
import time

KEY = b"abracadabra"
tasks = queue.Queue()
results = queue.Queue()


def get_tasks():
    return tasks


def get_results():
    return results


class MasterManager(BaseManager):
    pass


class WorkerManager(BaseManager):
    pass


def worker(address):
    WorkerManager.register("get_task_queue")
    WorkerManager.register("get_result_queue")
    m = WorkerManager(address=address, authkey=KEY)
    m.connect()
    task = m.get_task_queue()
    result = m.get_result_queue()
    while True:
        try:
            n = task.get(timeout=0.5)
        except queue.Empty:
            print("worker: nothing to do")
            break
        result.put("%d * %d = %d" % (n, n, n * n))


if __name__ == "__main__":
    MasterManager.register("get_task_queue", callable=get_tasks)
    MasterManager.register("get_result_queue", callable=get_results)
    manager = MasterManager(address=("127.0.0.1", 0), authkey=KEY)
    manager.start()
    print(manager.address[0], manager.address[1] > 0)
    task = manager.get_task_queue()
    result = manager.get_result_queue()
    for n in [3, 1, 4, 1, 5]:
        task.put(n)
    print(task.qsize())
    p = Process(target=worker, args=(manager.address,))
    p.start()
    for _ in range(5):
        print("result:", result.get(timeout=10))
    p.join()
    wrong = WorkerManager(address=manager.address, authkey=b"wrong")
    try:
        wrong.connect()
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
    manager.shutdown()
    print("exit", p.exitcode)
