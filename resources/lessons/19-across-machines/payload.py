import pickle, random
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Queue

size = 1000000
tasks, results = Queue(), Queue()

def get_tasks():
    return tasks

def get_results():
    return results

BaseManager.register("tasks", get_tasks)
BaseManager.register("results", get_results)

def make(seed):
    return bytes(seed for n in range(size))

def work(address):
    far = BaseManager(address, b"secret")
    far.connect()
    for n in range(2):
        kind, content = far.tasks().get()
        data = make(content) if kind == "description" else content
        far.results().put(sum(data))

if __name__ == "__main__":
    with BaseManager(("127.0.0.1", 0), b"secret") as near:
        Process(target=work, args=(near.address,)).start()
        for task in [("payload", make(3)), ("description", 3)]:
            near.tasks().put(task)
            print(f"{task[0]}: {len(pickle.dumps(task))} bytes, result", near.results().get())
