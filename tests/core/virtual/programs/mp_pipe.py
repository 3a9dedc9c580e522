# ends: exit 0: hello
from multiprocessing import Process, Pipe
def child(conn):
    conn.send("hello")
    conn.close()
if __name__ == "__main__":
    a, b = Pipe()
    p = Process(target=child, args=(b,))
    p.start()
    print(a.recv())
    p.join()
