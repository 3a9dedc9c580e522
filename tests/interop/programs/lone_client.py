# Connects and makes one call; says what comes of it. For peers that behave badly. Arguments: address, port.
import sys
from multiprocessing.managers import BaseManager


class Manager(BaseManager):
    pass


Manager.register("get_queue")

if __name__ == "__main__":
    manager = Manager(address=(sys.argv[1], int(sys.argv[2])), authkey=b"open sesame")
    try:
        manager.connect()
        print("connected")
    except Exception as problem:
        print(type(problem).__name__)
