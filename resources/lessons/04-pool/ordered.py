import time
from multiprocessing import Pool

workers = 4
tasks = 5
chunk = 1
even = False

def task(number):
    time.sleep(0.3 if even else 0.1 * (tasks - number) % 0.7)
    return number

if __name__ == "__main__":
    with Pool(workers) as pool:
        print("map, all at once:", pool.map(task, range(tasks), chunk))
        for result in pool.imap(task, range(tasks), chunk):
            print("imap, in the tasks' order:", result)
        for result in pool.imap_unordered(task, range(tasks), chunk):
            print("imap_unordered, as they are done:", result)
