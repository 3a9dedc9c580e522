# multiprocessing.dummy: what multiprocessing offers, made of threads.
import threading

from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

__all__ = ["Process", "current_process", "active_children", "freeze_support", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition",
           "Event", "Barrier", "Queue", "Manager", "Pipe", "Pool", "JoinableQueue"]

_children = []


class DummyProcess(threading.Thread):
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        threading.Thread.__init__(self, group, target, name, args, kwargs)
        self._pid = None
        self._start_called = False

    def start(self):
        self._start_called = True
        _children.append(self)
        threading.Thread.start(self)

    @property
    def exitcode(self):
        return 0 if self._start_called and not self.is_alive() else None


Process = DummyProcess
current_process = threading.current_thread
JoinableQueue = Queue


def active_children():
    _children[:] = [child for child in _children if child.is_alive()]
    return list(_children)


def freeze_support():
    pass


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        parts = sorted(f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_"))
        return f"{type(self).__name__}({', '.join(parts)})"


dict = dict
list = list


def Array(typecode, sequence, lock=True):
    return list(sequence) if not isinstance(sequence, int) else [0] * sequence


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value

    def __repr__(self):
        return f"<{type(self).__name__}({self._typecode!r}, {self._value!r})>"


def Manager():
    import sys
    return sys.modules[__name__]


def shutdown():
    pass


def Pipe(duplex=True):
    from multiprocessing.dummy.connection import Pipe
    return Pipe(duplex)


def Pool(processes=None, initializer=None, initargs=()):
    from multiprocessing.pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)
