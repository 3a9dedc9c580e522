# Serves for ever: a queue of room for two and an object whose methods return and raise all kinds of things. Ended from outside.
import queue
import sys
import threading
from multiprocessing.managers import BaseManager


class Calculator(object):
    def __init__(self):
        self.total = 0
        self.lock = threading.Lock()  # each client has a thread of its own here

    def add(self, n):
        with self.lock:
            self.total += n
            return self.total

    def divide(self, a, b=1):
        return a / b

    def back(self, value):
        return value

    def fail(self, text):
        raise ValueError(text)

    def lookup(self, key):
        return {}[key]

    def unsendable(self):
        return lambda: 1

    def _hidden(self):
        return 1


calculator = Calculator()
small = queue.Queue(2)


class ObjectManager(BaseManager):
    pass


ObjectManager.register("get_calculator", callable=lambda: calculator)
ObjectManager.register("get_queue", callable=lambda: small)

if __name__ == "__main__":
    manager = ObjectManager(address=(sys.argv[1], 0), authkey=b"open sesame")
    server = manager.get_server()
    print("port", server.address[1], flush=True)
    server.serve_forever()
