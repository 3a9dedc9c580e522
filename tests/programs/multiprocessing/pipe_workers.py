# A server of requests over several pipes at once, with connection.wait().
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def client(conn, name, count):
    for n in range(count):
        conn.send((name, n))
        conn.recv()
    conn.close()


if __name__ == "__main__":
    readers = []
    processes = []
    for number in range(3):
        here, there = Pipe()
        p = Process(target=client, args=(there, "client-%d" % number, number + 2))
        p.start()
        there.close()
        readers.append(here)
        processes.append(p)
    seen = []
    while readers:
        for conn in wait(readers):
            try:
                message = conn.recv()
            except EOFError:
                readers.remove(conn)
                conn.close()
            else:
                seen.append(message)
                conn.send("ok")
    for p in processes:
        p.join()
    print(sorted(seen))
    a, b = Pipe()
    print(wait([a, b], timeout=0.01), a.poll())
    b.send("x")
    print(wait([a, b]) == [a], a.recv(), a.readable, a.writable, a.closed)
    a.close()
    try:
        b.recv()
    except EOFError:
        print("EOF")
    try:
        b.send("into the void")
    except BrokenPipeError as e:
        print(e)
    b.close()
    try:
        b.send(1)
    except OSError as e:
        print(e)
