import time
from multiprocessing import Process

workers = 3
join = True

def work(number):
    time.sleep(0.3 * (number + 1))
    print("worker", number, "done", flush=True)

if __name__ == "__main__":
    team = [Process(target=work, args=(n,)) for n in range(workers)]
    for p in team:
        p.start()
    if join:
        for p in team:
            p.join()
    print("main goes on", flush=True)
