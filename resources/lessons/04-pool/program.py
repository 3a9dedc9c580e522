import time
from multiprocessing import Pool

workers = 4

def task(number):
    time.sleep(0.5)
    print("task", number, "done", flush=True)
    return number * number

if __name__ == "__main__":
    pool = Pool(workers)
    answers = [pool.apply_async(task, (n,))
               for n in range(5)]
    print("all handed in", flush=True)
    pool.close()
    pool.join()
    print([answer.get() for answer in answers])
