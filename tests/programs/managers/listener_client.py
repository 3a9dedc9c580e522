# multiprocessing.connection: Listener and Client over TCP and over a socket among files, with and without a key.
from multiprocessing import Process, AuthenticationError
from multiprocessing.connection import Client, Listener, wait
import os


def client(address, key, messages):
    with Client(address, authkey=key) as conn:
        for m in messages:
            conn.send(m)
            print("client got", conn.recv())
        conn.send_bytes(b"raw bytes")


def talk(address, family=None, key=None):
    with Listener(address, family, authkey=key) as listener:
        p = Process(target=client, args=(listener.address, key, [1, "two", [3.0, None], {"k": (4,)}]))
        p.start()
        with listener.accept() as conn:
            while True:
                try:
                    m = conn.recv() if conn.poll(5) else None
                except Exception:
                    break
                conn.send(("echo", m))
                if isinstance(m, dict):
                    break
            print(conn.recv_bytes())
            try:
                conn.recv()
            except EOFError:
                print("EOF")
        p.join()
        return listener.last_accepted


if __name__ == "__main__":
    print(talk(("localhost", 0), key=b"secret")[0])
    print(talk(("127.0.0.1", 0))[0])
    print(talk(None, "AF_UNIX", b"k"))
    path = "/tmp/forkyard-test-%d" % os.getpid()
    talk(path)
    print(os.path.exists(path))

    listener = Listener(("127.0.0.1", 0), authkey=b"right")
    address = listener.address

    def knock(key):
        try:
            Client(address, authkey=key)
        except AuthenticationError as e:
            print("client:", e)

    p = Process(target=knock, args=(b"wrong",))
    p.start()
    try:
        listener.accept()
    except AuthenticationError as e:
        p.join()
        print("server:", e)
    listener.close()
    try:
        listener.accept()
    except OSError as e:
        print(e)
    try:
        Client(address)
    except ConnectionRefusedError as e:
        print(e)
    for bad in (lambda: Client(3), lambda: Listener(("127.0.0.1", 0), authkey="text"), lambda: Client("/tmp/none", "AF_PIPE"), lambda: Client("/tmp/no/such/socket")):
        try:
            bad()
        except (ValueError, TypeError, OSError) as e:
            print(type(e).__name__, e)
