# A single worker keeps the order, and takes as long as all tasks together.
import time
from multiprocessing import Pool

def task(number):
    time.sleep(0.8 - 0.2 * number)
    return number

if __name__ == "__main__":
    with Pool(1) as pool:
        for result in pool.imap_unordered(task, range(4)):
            print("result", result)
