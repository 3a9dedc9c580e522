# The master does by itself what is missing. It could have done everything then.
import os
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Empty, Queue

tasks, results = Queue(), Queue()

def get_tasks():
    return tasks

def get_results():
    return results

BaseManager.register("tasks", get_tasks)
BaseManager.register("results", get_results)

def work(address, crashes):
    far = BaseManager(address, b"secret")
    far.connect()
    todo, done = far.tasks(), far.results()
    while True:
        try:
            number = todo.get(timeout=0.5)
        except Empty:
            break
        if crashes and number == 1:
            os._exit(1)
        done.put((number, number * number))

def run_worker(address, crashes):
    p = Process(target=work, args=(address, crashes))
    p.start()
    p.join()

if __name__ == "__main__":
    with BaseManager(("127.0.0.1", 0), b"secret") as near:
        todo, done = near.tasks(), near.results()
        for number in range(3):
            todo.put(number)
        run_worker(near.address, True)
        found = {}
        while not done.empty():
            number, square = done.get()
            found[number] = square
        for number in range(3):
            if number not in found:
                found[number] = number * number
    print("results", sorted(found.values()))
