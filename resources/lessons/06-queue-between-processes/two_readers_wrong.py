# Takes the second reader for slow. It waits for an end mark that the first has taken.
from multiprocessing import Process, Queue

def read(q):
    while True:
        number = q.get()
        if number is None:
            break
        print("got", number, flush=True)

if __name__ == "__main__":
    q = Queue()
    readers = [Process(target=read, args=(q,)) for n in range(2)]
    for r in readers:
        r.start()
    for number in range(6):
        q.put(number)
    q.put(None)
    for r in readers:
        r.join(3)
        r.terminate()
        r.join()
    print("exit codes", readers[0].exitcode, readers[1].exitcode)
