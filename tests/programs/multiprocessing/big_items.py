# Items bigger than a pipe, taken while they are put.
from multiprocessing import Process, Queue, Pipe

def write(q, conn):
    q.put("x" * 300000)
    q.put(list(range(50000)))
    conn.send_bytes(b"y" * 200000)
    conn.send({"k": "z" * 100000})

if __name__ == "__main__":
    q = Queue()
    here, there = Pipe()
    p = Process(target=write, args=(q, there))
    p.start()
    print(len(q.get()), sum(q.get()))
    print(len(here.recv_bytes()), len(here.recv()["k"]))
    p.join()
    print(p.exitcode)
