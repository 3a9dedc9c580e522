from multiprocessing import Process, Queue

def write(q):
    for value in ["A", "B"]:
        print("put", value, flush=True)
        q.put(value)

if __name__ == "__main__":
    q = Queue()
    w = Process(target=write, args=(q,), name="writer")
    w.start()
    print("got", q.get(), flush=True)
    print("got", q.get(), flush=True)
    w.join()
