# queue: the queues themselves are native. Here: their exceptions, priorities that only the language can compare, and the queue as
# CPython has it, for those who look inside (the mutex, the items) or store the items in their own way.
import _machine
import heapq
import threading
from time import monotonic as time

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """A queue had nothing to give."""


Empty.__module__ = "_queue"


class Full(Exception):
    """A queue had no room."""


for _cls in (Queue, SimpleQueue):
    _cls.__class_getitem__ = classmethod(_machine.GenericAlias)


def _left(end):
    return None if end is None else max(end - time(), 0.0)


# A comparison that fails leaves its traces, as it does on CPython: what was put stays, without its task, where it had come to; what was
# taken is lost.

def _priority_put(queue, item, block, timeout):
    end = None if timeout is None else time() + timeout
    while True:
        if queue._native_is_open:
            return queue.put(item, block, _left(end))
        heap, version = queue._snapshot()
        if 0 < queue.maxsize <= len(heap):
            queue._await_room(block, _left(end))
            continue
        heap.append(item)
        whole = False
        try:
            heapq._up(heap, 0, len(heap) - 1) #: queue.py 150 put | self._put(item) #: queue.py 236 _put | heappush(self.queue, item)
            whole = True
        finally:
            done = queue._commit(heap, version, item, whole)
        if done:
            return


def _priority_get(queue, block, timeout):
    end = None if timeout is None else time() + timeout
    while True:
        if queue._native_is_open:
            return queue.get(block, _left(end))
        heap, version = queue._snapshot()
        if not heap:
            queue._await_item(block, _left(end))
            continue
        least = heap[0]
        whole = False
        try:
            heapq.heappop(heap) #: queue.py 181 get | item = self._get() | 7 18 #: queue.py 239 _get | return heappop(self.queue) | 7 26
            whole = True
        finally:
            done = queue._commit(heap, version, least, whole)
        if done:
            return least


def _priority_put_now(queue, item, block, timeout):
    return _priority_put(queue, item, block, timeout) #: queue.py 191 put_nowait | return self.put(item, block=False) | 7 34


def _priority_get_now(queue, block, timeout):
    return _priority_get(queue, block, timeout) #: queue.py 199 get_nowait | return self.get(block=False) | 7 28


# What refused calls raise, with the lines where CPython does.

def _empty_late():
    raise Empty #: queue.py 179 get | raise Empty


def _empty():
    raise Empty #: queue.py 168 get | raise Empty


def _empty_now():
    raise Empty #: queue.py 199 get_nowait | return self.get(block=False) | 7 28 #: queue.py 168 get | raise Empty


# What an interrupt shows of a wait in a method of this name (core/vm/introspection.h).

def _in_Queue_get():
    pass #: queue.py 171 get | self.not_empty.wait() #: threading.py 327 wait | waiter.acquire()


def _in_Queue_get_timed():
    pass #: queue.py 180 get | self.not_empty.wait(remaining) #: threading.py 331 wait | gotit = waiter.acquire(True, timeout) | 8 37


def _in_Queue_put():
    pass #: queue.py 140 put | self.not_full.wait() #: threading.py 327 wait | waiter.acquire()


def _in_Queue_put_timed():
    pass #: queue.py 149 put | self.not_full.wait(remaining) #: threading.py 331 wait | gotit = waiter.acquire(True, timeout) | 8 37


def _in_Queue_join():
    pass #: queue.py 90 join | self.all_tasks_done.wait() #: threading.py 327 wait | waiter.acquire()


def _negative_timeout_put():
    raise ValueError("'timeout' must be a non-negative number") #: queue.py 142 put | raise ValueError("'timeout' must be a non-negative number")


def _negative_timeout_get():
    raise ValueError("'timeout' must be a non-negative number") #: queue.py 173 get | raise ValueError("'timeout' must be a non-negative number")


def _empty_simple():
    raise Empty


def _full_late():
    raise Full #: queue.py 148 put | raise Full


def _full():
    raise Full #: queue.py 137 put | raise Full


def _full_now():
    raise Full #: queue.py 191 put_nowait | return self.put(item, block=False) | 7 34 #: queue.py 137 put | raise Full


def _too_many_done():
    raise ValueError("task_done() called too many times") #: queue.py 75 task_done | raise ValueError('task_done() called too many times')


# ---- A queue that was opened

def _opened(self):
    """From the first look inside, everything happens here, with the lock, the conditions and the items that everybody may touch."""
    content = self._open()
    if content is None:
        return
    items, unfinished = content
    set_own = _machine.set_own
    mutex = threading.Lock()
    set_own(self, "_mutex", mutex)
    set_own(self, "_not_empty", threading.Condition(mutex))
    set_own(self, "_not_full", threading.Condition(mutex))
    set_own(self, "_all_tasks_done", threading.Condition(mutex))
    set_own(self, "_tasks", unfinished)
    set_own(self, "_size_limit", self._native_limit)
    set_own(self, "_items", _deque(items) if self._native_kind == 0 else items)


def _begin_opened(self):
    _opened(self)
    self._init(self.maxsize)


def _deque(items):
    import collections
    return collections.deque(items)


def _inside(name):
    def get(self):
        _opened(self)
        return getattr(self, name)

    def set(self, value):
        _opened(self)
        _machine.set_own(self, name, value)
    return property(get, set)


def _maxsize(self):
    return getattr(self, "_size_limit", self._native_limit)


def _set_maxsize(self, value):
    _opened(self)
    _machine.set_own(self, "_size_limit", value)


def _unfinished_tasks(self):
    return getattr(self, "_tasks", self._native_unfinished)


def _set_unfinished_tasks(self, value):
    _opened(self)
    _machine.set_own(self, "_tasks", value)


def _opened_put(self, item, block=True, timeout=None):
    with self._not_full:
        if self._size_limit > 0:
            if not block:
                if self._qsize() >= self._size_limit:
                    _full()
            elif timeout is None:
                while self._qsize() >= self._size_limit:
                    self._not_full.wait()
            elif timeout < 0:
                _negative_timeout_put()
            else:
                end = time() + timeout
                while self._qsize() >= self._size_limit:
                    left = end - time()
                    if left <= 0:
                        _full_late()
                    self._not_full.wait(left)
        self._put(item)
        self._tell_put(item)
        self._tasks += 1
        self._not_empty.notify()


def _opened_get(self, block=True, timeout=None):
    with self._not_empty:
        if not block:
            if not self._qsize():
                _empty()
        elif timeout is None:
            while not self._qsize():
                self._not_empty.wait()
        elif timeout < 0:
            _negative_timeout_get()
        else:
            end = time() + timeout
            while not self._qsize():
                left = end - time()
                if left <= 0:
                    _empty_late()
                self._not_empty.wait(left)
        item = self._get()
        self._tell_get(item)
        self._not_full.notify()
        return item


def _opened_put_nowait(self, item, block, timeout):
    return self.put(item, block=False) #: queue.py 191 put_nowait | return self.put(item, block=False)


def _opened_get_nowait(self, block, timeout):
    return self.get(block=False) #: queue.py 199 get_nowait | return self.get(block=False)


def _opened_qsize(self):
    with self._mutex:
        return self._qsize()


def _opened_empty(self):
    with self._mutex:
        return not self._qsize()


def _opened_full(self):
    with self._mutex:
        return 0 < self._size_limit <= self._qsize()


def _opened_task_done(self):
    with self._all_tasks_done:
        unfinished = self._tasks - 1
        if unfinished <= 0:
            if unfinished < 0:
                _too_many_done()
            self._all_tasks_done.notify_all()
        self._tasks = unfinished


def _opened_join(self):
    with self._all_tasks_done:
        while self._tasks:
            self._all_tasks_done.wait()


# What a class of the program's may override.

def _init(self, maxsize):
    self.queue = _deque(())


def _qsize(self):
    return len(self.queue)


def _put(self, item):
    self.queue.append(item)


def _get(self):
    return self.queue.popleft()


def _init_list(self, maxsize):
    self.queue = []


def _get_last(self):
    return self.queue.pop()


def _put_least(self, item):
    heapq.heappush(self.queue, item)


def _get_least(self):
    return heapq.heappop(self.queue)


_STORAGE = ("_init", "_qsize", "_put", "_get")


def _notice_storage(cls, /, **kwargs):
    super(Queue, cls).__init_subclass__(**kwargs)
    if any(name in cls.__dict__ for name in _STORAGE):
        cls._stores_itself = True


def _complete():
    for cls, functions in ((Queue, (_init, _qsize, _put, _get)), (LifoQueue, (_init_list, _qsize, _put, _get_last)),
                           (PriorityQueue, (_init_list, _qsize, _put_least, _get_least))):
        for name, function in zip(_STORAGE, functions):
            _machine.set_own(cls, name, function)
    for name in ("mutex", "not_empty", "not_full", "all_tasks_done"):
        _machine.set_own(Queue, name, _inside("_" + name))
    _machine.set_own(Queue, "queue", _inside("_items"))
    _machine.set_own(Queue, "maxsize", property(_maxsize, _set_maxsize))
    _machine.set_own(Queue, "unfinished_tasks", property(_unfinished_tasks, _set_unfinished_tasks))
    _machine.set_own(Queue, "__init_subclass__", classmethod(_notice_storage))


_complete()
