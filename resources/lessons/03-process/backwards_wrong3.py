# Sleeps between the starts, and hopes that it is long enough.
import time
from multiprocessing import Process

def work(number):
    time.sleep(0.1 * number)
    print("worker", number, flush=True)

if __name__ == "__main__":
    team = [Process(target=work, args=(n,)) for n in range(3)]
    for p in reversed(team):
        p.start()
        time.sleep(0.5)
    for p in team:
        p.join()
