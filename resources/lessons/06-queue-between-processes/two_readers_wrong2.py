# Puts the end marks first: the readers go before the data comes.
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
    q.put(None)
    q.put(None)
    for number in range(6):
        q.put(number)
    for r in readers:
        r.join(2)
        r.terminate()
        r.join()
    print("exit codes", readers[0].exitcode, readers[1].exitcode)
