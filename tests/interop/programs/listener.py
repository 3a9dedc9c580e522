# Echoes two clients' messages, one with a key and one without. Arguments: the address to listen at.
import sys
from multiprocessing.connection import Listener, wait


def serve(listener):
    connection = listener.accept()
    count = 0
    while wait([connection], 10):
        try:
            connection.send(("echo", connection.recv()))
            count += 1
        except EOFError:
            break
    connection.close()
    print("echoed", count)


if __name__ == "__main__":
    keyed = Listener((sys.argv[1], 0), authkey=b"a key of any length, even longer than the sixty-four bytes that a digest's block has")
    plain = Listener((sys.argv[1], 0))
    print("port", keyed.address[1], plain.address[1], flush=True)
    serve(keyed)
    serve(plain)
    connection = plain.accept()
    print(connection.recv_bytes(), connection.poll(5))
    try:
        print(connection.recv_bytes(4))
    except OSError:
        print("too long")
