# Changes what is said, not what is so.
import threading, time
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Queue

tasks, results = Queue(), Queue()

def get_tasks():
    return tasks

def get_results():
    return results

BaseManager.register("tasks", get_tasks)
BaseManager.register("results", get_results)

def work(address):
    far = BaseManager(address, b"secret")
    far.connect()
    todo, done = far.tasks(), far.results()
    for n in range(4):
        number = todo.get()
        time.sleep(0.3)
        done.put(number * number)

def wait_for_all(todo):
    try:
        todo.join()
    except EOFError:
        pass    # the master is gone

if __name__ == "__main__":
    with BaseManager(("127.0.0.1", 0), b"secret") as near:
        todo, done = near.tasks(), near.results()
        for number in range(1, 5):
            todo.put(number)
        p = Process(target=work, args=(near.address,))
        p.start()
        waiter = threading.Thread(target=wait_for_all, args=(todo,), daemon=True)
        waiter.start()
        waiter.join(3)
        print("all done")
        total = 0
        while not done.empty():
            total = total + done.get()
        print("sum", total)
        p.terminate()
