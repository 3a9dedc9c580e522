# joins its workers, who wait for jobs that only it could put
# ends: deadlock:
from multiprocessing import Process, SimpleQueue

def work(jobs):
    jobs.get()
    jobs.get()

if __name__ == "__main__":
    jobs = SimpleQueue()
    workers = [Process(target=work, args=(jobs,)) for i in range(2)]
    for w in workers: w.start()
    jobs.put(1)
    for w in workers: w.join()
