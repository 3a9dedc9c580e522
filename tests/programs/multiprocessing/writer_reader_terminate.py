# The tutorials' queue program, with an end that is certain.
from multiprocessing import Process, Queue

def write(q):
    for value in ["A", "B", "C"]:
        q.put(value)

def read(q, done):
    while True:
        value = q.get(True)
        print("Get %s from queue." % value, flush=True)
        if value == "C":
            done.put("seen all")

if __name__ == "__main__":
    q, done = Queue(), Queue()
    w = Process(target=write, args=(q,))
    r = Process(target=read, args=(q, done))
    w.start()
    r.start()
    w.join()
    print(done.get(), flush=True)
    r.terminate()
    r.join()
    print(w.exitcode, r.exitcode)
