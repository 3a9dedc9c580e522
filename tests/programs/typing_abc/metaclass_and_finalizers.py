# python: 3.11
import abc
from abc import ABCMeta, abstractmethod
class Worker(metaclass=ABCMeta):
    @abstractmethod
    def run(self): ...
class W2(Worker):
    def run(self): return 1
print(W2().run(), type(Worker), Worker.__mro__)
try: Worker()
except TypeError as e: print(e)
class X(metaclass=abc.ABCMeta):
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def s(): ...
try: X()
except TypeError as e: print(e)
class R:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
a = R(1); _b = R(2); c = [R(3)]
import queue
q: queue.Queue[int] = queue.Queue(); q.put(1); print(q.get())
