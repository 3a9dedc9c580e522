# One chunk holds all four tasks: one worker does them in order, and three have nothing to do.
import time
from multiprocessing import Pool

def task(number):
    time.sleep(0.8 - 0.2 * number)
    return number

if __name__ == "__main__":
    with Pool(4) as pool:
        for result in pool.imap_unordered(task, range(4), 4):
            print("result", result)
