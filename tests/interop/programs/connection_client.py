# Talks with listener.py. Arguments: address and its two ports.
import sys
from multiprocessing.connection import Client

if __name__ == "__main__":
    with Client((sys.argv[1], int(sys.argv[2])), authkey=b"a key of any length, even longer than the sixty-four bytes that a digest's block has") as c:
        for value in [1, "two", [3, {"four": 4.5}], None, "x" * 100000]:
            c.send(value)
            print(c.recv() == ("echo", value))
    with Client((sys.argv[1], int(sys.argv[3]))) as c:
        c.send("no key")
        print(c.recv(), c.poll(0.01))
    with Client((sys.argv[1], int(sys.argv[3]))) as c:
        c.send_bytes(b"raw", 0, 3)
        c.send_bytes(b"more than four")
