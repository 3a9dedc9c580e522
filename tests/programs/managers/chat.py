# A little protocol over Listener and Client: commands in, answers out, a thread for each guest.
from multiprocessing import Process
from multiprocessing.connection import Client, Listener
import threading

KEY = b"chat"


def serve_guest(connection, names, lock):
    while True:
        try:
            command, *words = connection.recv()
        except EOFError:
            break
        if command == "hello":
            with lock:
                names.append(words[0])
            connection.send("welcome " + words[0])
        elif command == "sum":
            connection.send(sum(words))
        elif command == "bytes":
            data = connection.recv_bytes()
            connection.send_bytes(data[::-1])
        else:
            connection.send(ValueError("unknown command " + command))
    connection.close()


def guest(address, name):
    with Client(address, authkey=KEY) as c:
        c.send(("hello", name))
        assert c.recv() == "welcome " + name
        c.send(("sum", 1, 2, 3))
        assert c.recv() == 6
        c.send(("bytes",))
        c.send_bytes(b"abc" * 1000)
        assert c.recv_bytes() == b"cba" * 1000
        c.send(("dance",))
        problem = c.recv()
        assert isinstance(problem, ValueError) and str(problem) == "unknown command dance"


if __name__ == "__main__":
    names, lock = [], threading.Lock()
    with Listener(("localhost", 0), authkey=KEY, backlog=5) as listener:
        guests = [Process(target=guest, args=(listener.address, "guest%d" % n)) for n in range(3)]
        for g in guests:
            g.start()
        threads = []
        for _ in guests:
            t = threading.Thread(target=serve_guest, args=(listener.accept(), names, lock))
            t.start()
            threads.append(t)
        for t in threads:
            t.join()
    for g in guests:
        g.join()
    print(sorted(names), [g.exitcode for g in guests])
