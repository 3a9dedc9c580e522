# multiprocessing.queues: queues between processes. put, get and the feeder's work are native; here: the feeder's life.
import os
import sys
import threading
import _machine
import _multiprocessing
import _pickle
import _thread
import pickle

from queue import Empty, Full
from multiprocessing import context, synchronize
from multiprocessing.util import Finalize, is_exiting

__all__ = ["Queue", "SimpleQueue", "JoinableQueue"]

Queue = _multiprocessing.Queue
_MOST = 2147483647


def _make(cls, maxsize, joinable, word=None):
    if maxsize <= 0:
        maxsize = 0
    lock = lambda: synchronize.Lock._new(0, 1, 1, "")
    room = synchronize.BoundedSemaphore._new(2, maxsize or _MOST, maxsize or _MOST, "")
    if word is None:
        word = "JoinableQueue" if joinable else "Queue"
    return cls._new(maxsize, lock(), lock(), room, word, joinable, None, None)


def _new_queue(cls, maxsize):
    return _make(cls, maxsize, False)


def _make_silent(maxsize):
    """One that is a part of something: the trace is not told of it."""
    return _make(Queue, maxsize, False, "")


# What refused calls raise, with the lines where CPython does.

def _empty_late():
    raise Empty #: multiprocessing/queues.py 114 get | raise Empty


def _empty():
    raise Empty #: multiprocessing/queues.py 116 get | raise Empty


def _empty_now():
    raise Empty #: multiprocessing/queues.py 135 get_nowait | return self.get(False) | 7 22 #: multiprocessing/queues.py 116 get | raise Empty


def _full():
    raise Full #: multiprocessing/queues.py 90 put | raise Full


def _full_now():
    raise Full #: multiprocessing/queues.py 138 put_nowait | return self.put(obj, False) | 7 27 #: multiprocessing/queues.py 90 put | raise Full


# What an interrupt shows of a wait in a method of this name (core/vm/introspection.h).

def _in_Queue_get():
    pass #: multiprocessing/queues.py 103 get | res = self._recv_bytes() | 6 24 #: multiprocessing/connection.py 216 recv_bytes | buf = self._recv_bytes(maxlength) | 6 33 #: multiprocessing/connection.py 430 _recv_bytes | buf = self._recv(4) | 6 19 #: multiprocessing/connection.py 395 _recv | chunk = read(handle, remaining) | 8 31


def _in_Queue_get_locked():
    pass #: multiprocessing/queues.py 102 get | with self._rlock: #: multiprocessing/synchronize.py 95 __enter__ | return self._semlock.__enter__() | 7 32


def _closed_put(queue):
    raise ValueError(f"Queue {queue!r} is closed") #: multiprocessing/queues.py 88 put | raise ValueError(f"Queue {self!r} is closed")


def _closed_get(queue):
    raise ValueError(f"Queue {queue!r} is closed") #: multiprocessing/queues.py 100 get | raise ValueError(f"Queue {self!r} is closed")


def _too_many_done():
    raise ValueError("task_done() called too many times") #: multiprocessing/queues.py 324 task_done | raise ValueError('task_done() called too many times')


_feeders = {}
_feeders_process = os.getpid()


def _feeder_of(queue):
    global _feeders_process
    if _feeders_process != os.getpid():
        _feeders_process = os.getpid()
        _feeders.clear()
    return _feeders.get(id(queue))


class _Feeder:
    def __init__(self, queue):
        self.queue = queue  # alive as long as its feeder
        self.thread = threading.Thread(target=_run_feeder, args=(queue,), name="QueueFeederThread", daemon=True)
        self.join = None
        self.close = None


def _start_and_put(queue, obj, block, timeout):
    if not queue._has_feeder():
        _feeder_of(queue)
        feeder = _feeders[id(queue)] = _Feeder(queue)
        queue._feeder_started(True)
        feeder.thread.start()
        if id(queue) not in _cancelled:
            feeder.join = Finalize(None, feeder.thread.join, exitpriority=-5)
        feeder.close = Finalize(None, queue._close_buffer, exitpriority=10)
    queue.put(obj, block, timeout)


_cancelled = set()


def _run_feeder(queue):
    while True:
        try:
            if not queue._feed(): #: multiprocessing/queues.py 244 _feed | obj = _ForkingPickler.dumps(obj) | 6 32 #: multiprocessing/reduction.py 51 dumps | cls(buf, protocol).dump(obj)
                queue._writer.close()
                return
        except Exception as problem:
            if isinstance(problem, BrokenPipeError):
                return
            if is_exiting():
                return
            # The item is gone; its room is free again.
            queue._sem.release()
            sys.stderr.write(_thread._report(problem))


def _feed_slowly(queue, item):
    return queue._send(pickle.dumps(item))


def _close(self):
    self._mark_closed()
    feeder = _feeder_of(self)
    if feeder is not None:
        self._reader.close()
        feeder.close()


def _join_thread(self):
    assert self._closed, f"Queue {self!r} not closed" #: multiprocessing/queues.py 149 join_thread | assert self._closed, "Queue {0!r} not closed".format(self)
    feeder = _feeder_of(self)
    if feeder is not None and feeder.join is not None:
        feeder.join()


def _cancel_join_thread(self):
    _cancelled.add(id(self))
    feeder = _feeder_of(self)
    if feeder is not None and feeder.join is not None:
        feeder.join.cancel()


def _attach_queue(cls, maxsize, joinable, rlock, wlock, room, reader, writer):
    reader = _multiprocessing._Handle._attach(*reader)
    writer = _multiprocessing._Handle._attach(*writer)
    return cls._new(maxsize, rlock, wlock, room, "", joinable, reader, writer)


def _reduce(self):
    context.assert_spawning(self) #: copyreg.py 96 _reduce_ex | dict = getstate() | 7 17 #: multiprocessing/queues.py 58 __getstate__ | context.assert_spawning(self)
    from multiprocessing.connection import _end_for_child
    return (_attach_queue, (type(self), self._maxsize, self._joinable, self._rlock, self._wlock, self._sem,
                            _end_for_child(self._reader), _end_for_child(self._writer)))


for _name, _function in (("close", _close), ("join_thread", _join_thread),
                         ("cancel_join_thread", _cancel_join_thread), ("__reduce__", _reduce)):
    _machine.set_own(Queue, _name, _function)


class JoinableQueue(Queue):
    def __new__(cls, maxsize=0, *, ctx=None):
        return _make(cls, maxsize, True)

    def task_done(self):
        self._task_done()

    def join(self):
        self._join()


class SimpleQueue:
    __class_getitem__ = classmethod(_machine.GenericAlias)

    _word = "SimpleQueue"

    def __init__(self, *, ctx=None):
        from multiprocessing.connection import Connection
        reader, writer = _multiprocessing.pipe(self._word, True)
        self._reader = Connection._new(reader, None)
        self._writer = Connection._new(None, writer)
        self._rlock = synchronize.Lock._new(0, 1, 1, "")
        self._wlock = synchronize.Lock._new(0, 1, 1, "")

    def __getstate__(self):
        context.assert_spawning(self) #: multiprocessing/queues.py 356 __getstate__ | context.assert_spawning(self)
        return (self._reader, self._writer, self._rlock, self._wlock)

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state

    def close(self):
        self._reader.close()
        self._writer.close()

    def empty(self):
        return not self._reader.poll()

    def get(self):
        with self._rlock:
            data = self._reader.recv_bytes() #: multiprocessing/queues.py 365 get | res = self._reader.recv_bytes() | 6 31
        return pickle.loads(data)

    def put(self, obj):
        data = _pickle.dumps(obj, None) #: multiprocessing/queues.py 371 put | obj = _ForkingPickler.dumps(obj) | 6 32 #: multiprocessing/reduction.py 51 dumps | cls(buf, protocol).dump(obj)
        if type(data) is not bytes:
            # Asks the objects' own methods.
            data = pickle.dumps(obj) #: multiprocessing/queues.py 371 put | obj = _ForkingPickler.dumps(obj) | 6 32 #: multiprocessing/reduction.py 51 dumps | cls(buf, protocol).dump(obj)
        with self._wlock:
            self._writer._send_pickle(data, obj) #: multiprocessing/queues.py 377 put | self._writer.send_bytes(obj)


class _SilentSimpleQueue(SimpleQueue):
    """One that is a part of something."""
    _word = ""


_silent_simple = _SilentSimpleQueue
