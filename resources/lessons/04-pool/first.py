import time
from multiprocessing import Pool

tasks = ["rice", "fish", "soup", "tea"]

def cook(dish):
    time.sleep(0.8 - 0.2 * tasks.index(dish))
    return dish

if __name__ == "__main__":
    with Pool(4) as pool:
        for dish in pool.imap_unordered(cook, tasks):
            print(dish)
