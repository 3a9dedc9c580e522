from multiprocessing import Process
from threading import Thread

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
    run(Thread)
    print("threads:", len(numbers))
    numbers.clear()
    run(Process)
    print("processes:", len(numbers))
