import time
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Queue

workers = 2
key = b"secret"    # the one that the workers have
delay = 0          # seconds that a letter takes

tasks, results = Queue(), Queue()

def get_tasks():
    return tasks

def get_results():
    return results

BaseManager.register("tasks", get_tasks)
BaseManager.register("results", get_results)

def work(address):
    far = BaseManager(address, key)
    far.connect()
    todo, done = far.tasks(), far.results()
    while True:
        time.sleep(2 * delay)    # stands in for the way there and back
        number = todo.get()
        if number is None:
            break
        time.sleep(2 * delay)
        done.put((number, number * number))

if __name__ == "__main__":
    with BaseManager(("127.0.0.1", 0), b"secret") as near:
        team = [Process(target=work, args=(near.address,)) for n in range(workers)]
        for p in team:
            p.start()
        todo, done = near.tasks(), near.results()
        for number in range(6):
            todo.put(number)
        for p in team:
            todo.put(None)
        for p in team:
            p.join()
        answers = []
        while not done.empty():
            answers.append(done.get())
    for number, square in sorted(answers):
        print(number, "squared is", square)
    print(len(answers), "of 6 are done")
