# asyncio.queues: queues between the tasks of one loop. Knows no thread. What goes through them is told to the trace.
import _machine
import _pool_jobs
import _trace

from asyncio import _heap, locks
from asyncio._loop_bound import LoopBound


class QueueEmpty(Exception):
    """Nothing is in it."""


class QueueFull(Exception):
    """No room is left."""


class Queue(LoopBound):
    _told_as = "Queue"

    __class_getitem__ = classmethod(_machine.GenericAlias)

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = []
        self._putters = []
        self._unfinished_tasks = 0
        self._finished = locks.Event()
        self._finished._line.what = "Queue.join"
        self._finished.set()
        self._told = _trace.new(self._told_as)
        if self._told:
            _trace.tell("QueueCreate", self._told, max(maxsize, 0))
        self._init(maxsize)

    # What kind of queue it is

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop(0)

    def _put(self, item):
        self._queue.append(item)

    # Its names

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def _format(self):
        parts = [f"maxsize={self._maxsize!r}"]
        if self._queue:
            parts.append(f"_queue={list(self._queue)!r}")
        if self._getters:
            parts.append(f"_getters[{len(self._getters)}]")
        if self._putters:
            parts.append(f"_putters[{len(self._putters)}]")
        if self._unfinished_tasks:
            parts.append(f"tasks={self._unfinished_tasks}")
        return " ".join(parts)

    maxsize = property(lambda self: self._maxsize)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    # Putting and getting

    async def _wait_while(self, condition, line, what):
        """Whoever gives up after being woken wakes the next."""
        while condition():
            future = self._get_loop().create_future()
            future._what = what
            line.append(future)
            try:
                await future
            except BaseException:
                future.cancel()
                if future in line:
                    line.remove(future)
                if not condition() and not future.cancelled():
                    self._wake_next(line)
                raise

    def _wake_next(self, line):
        while line:
            future = line.pop(0)
            if not future.done():
                future.set_result(None)
                break

    async def put(self, item):
        await self._wait_while(self.full, self._putters, "Queue.put") #: asyncio/queues.py 120 put | await putter
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull #: asyncio/queues.py 143 put_nowait | raise QueueFull
        self._put(item)
        if self._told:
            _trace.tell("QueuePut", self._told, _pool_jobs._shown(item))
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wake_next(self._getters)

    async def get(self):
        await self._wait_while(self.empty, self._getters, "Queue.get") #: asyncio/queues.py 158 get | await getter
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty #: asyncio/queues.py 181 get_nowait | raise QueueEmpty
        item = self._get()
        if self._told:
            _trace.tell("QueueGet", self._told, _pool_jobs._shown(item))
        self._wake_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._told:
            _trace.tell("QueueTaskDone", self._told, self._unfinished_tasks)
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    _told_as = "PriorityQueue"

    def _put(self, item):
        _heap.push(self._queue, item)

    def _get(self):
        return _heap.pop(self._queue)


class LifoQueue(Queue):
    _told_as = "LifoQueue"

    def _get(self):
        return self._queue.pop()
