from multiprocessing import Process, Queue

def write(q):
    for value in ["A", "B", "C", None]:
        q.put(value)

def read(q):
    while True:
        value = q.get()
        if value is None:
            break
        print("got", value)

if __name__ == "__main__":
    q = Queue()
    w = Process(target=write, args=(q,), name="writer")
    r = Process(target=read, args=(q,), name="reader")
    w.start()
    r.start()
    w.join()
    r.join()
    print("nothing lost")
