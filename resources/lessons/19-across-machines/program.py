from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Queue
tasks, results = Queue(), Queue()
def get_tasks(): return tasks
def get_results(): return results
BaseManager.register("tasks", get_tasks)
BaseManager.register("results", get_results)
def work(address):
    far = BaseManager(address, b"key")
    far.connect()
    number = far.tasks().get()
    far.results().put(number * number)
if __name__ == "__main__":
    with BaseManager(("127.0.0.1", 0), b"key") as hub:
        Process(target=work, args=[hub.address]).start()
        hub.tasks().put(12)
        print("result", hub.results().get())
