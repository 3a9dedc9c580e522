# Queues between processes: size, maxsize, JoinableQueue, SimpleQueue, closing.
import multiprocessing as mp
import queue

def work(q):
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            return
        q.task_done()

def feed(q):
    for i in range(1000):
        q.put((i, "x" * 10))
    q.put(None)

if __name__ == "__main__":
    q = mp.Queue(2)
    q.put(1)
    q.put(2)
    print(q.full(), q.qsize())
    try:
        q.put_nowait(3)
    except queue.Full:
        print("Full")
    print(q.get(), q.get(timeout=1))
    q.close()
    q.join_thread()
    for late in (lambda: q.put(1), lambda: q.get()):
        try:
            late()
        except ValueError as error:
            print(str(error).endswith("is closed"))
    j = mp.JoinableQueue()
    p = mp.Process(target=work, args=(j,))
    p.start()
    for i in range(5): j.put(i)
    j.put(None)
    j.join()
    p.join()
    try:
        j.task_done()
    except ValueError as error:
        print(error)
    big = mp.Queue()
    p = mp.Process(target=feed, args=(big,))
    p.start()
    got = []
    while (item := big.get()) is not None: got.append(item[0])
    p.join()
    print(got == list(range(1000)))
    s = mp.SimpleQueue()
    s.put({"a": 1})
    print(s.empty(), s.get(), s.empty())
