from multiprocessing import Process
from threading import Thread

kinds = [Thread, Process]
count = 4
numbers = []

def put(number):
    numbers.append(number)

def run(kind):
    team = [kind(target=put, args=(n,)) for n in range(count)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()

if __name__ == "__main__":
    for kind in kinds:
        run(kind)
        print("threads:" if kind is Thread else "processes:", len(numbers))
        numbers.clear()
