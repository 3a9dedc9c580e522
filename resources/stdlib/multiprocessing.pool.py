# multiprocessing.pool: workers that wait for calls. Three threads of the parent's do the moving: one keeps the workers at their
# number, one sends calls, one takes results in.
import _machine
import _pool_jobs
import collections
import os
import queue
import threading
import time

from _itertools import count as _count_from
from multiprocessing import TimeoutError, get_context, process, queues
from multiprocessing.connection import wait
from multiprocessing.util import Finalize

__all__ = ["Pool", "ThreadPool"]

INIT = "INIT"
RUN = "RUN"
CLOSE = "CLOSE"
TERMINATE = "TERMINATE"

# Threads that share a pool ask at the same time: two jobs with one number would lose a result.
_job_numbers = _count_from()


def mapstar(args):
    return list(map(*args)) #: multiprocessing/pool.py 48 mapstar | return list(map(*args)) | 7 23


def starmapstar(args):
    function, items = args
    results = []
    for item in items:
        results.append(function(*(item if type(item) is tuple else tuple(item)))) #: multiprocessing/pool.py 51 starmapstar | return list(itertools.starmap(args[0], args[1])) | 7 48
    return results


# ---- exceptions that come from a worker ------------------------------------------------------------------------------

class RemoteTraceback(Exception):
    """A worker's traceback as text: the cause of the exception that came."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    def __init__(self, exc):
        self.exc = exc
        self.tb = f'\n"""\n{_pool_jobs.traceback_text(exc)}"""'

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """A result that could not be sent."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


def _helper_reraises_exception(ex):
    """What stands for an item that its iterable could not give."""
    raise ex


# ---- in a worker -----------------------------------------------------------------------------------------------------

def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    if maxtasks is not None and not (isinstance(maxtasks, int) and maxtasks >= 1):
        raise AssertionError(f"Maxtasks {maxtasks!r} is not valid")
    if hasattr(inqueue, "_writer"):
        inqueue._writer.close()
        outqueue._reader.close()
        get = _locked(inqueue._rlock, inqueue._reader.recv)
    else:
        get = inqueue.get
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        try:
            task = get()
        except (EOFError, OSError):
            break
        if task is None:
            break
        job, i, func, args, kwds, told = task
        if told:
            _pool_jobs.tell("JobStart", told, _worker_name(wrap_exception))
        try:
            result = (True, func(*args, **kwds)) #: multiprocessing/pool.py 125 worker | result = (True, func(*args, **kwds)) | 16 35
        except Exception as problem:
            if wrap_exception and func is not _helper_reraises_exception:
                problem = ExceptionWithTraceback(problem)
            result = (False, problem)
        try:
            outqueue.put((job, i, result))
        except Exception as problem:
            outqueue.put((job, i, (False, MaybeEncodingError(problem, result[1]))))
        task = job = result = func = args = kwds = None
        completed += 1


def _locked(lock, receive):
    def get():
        with lock:
            return receive()

    return get


def _worker_name(is_process):
    return process.current_process().name if is_process else threading.current_thread().name


# ---- results ---------------------------------------------------------------------------------------------------------

class _Pending:
    """A result that is not there yet."""

    def _forget(self):
        pool = self._pool
        if pool is not None:
            self._pool = None
            del pool._cache[self._job]
            # Who closes a pool waits for the last of them.
            if not pool._cache and pool._state != RUN:
                pool._notify()


class ApplyResult(_Pending):
    __class_getitem__ = classmethod(_machine.GenericAlias)

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._job = next(_job_numbers)
        self._callback = callback
        self._error_callback = error_callback
        self._told = []  # the trace's numbers of its jobs
        self._told_of = pool._told  # and of the pool, for while there are none
        pool._cache[self._job] = self

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready") #: multiprocessing/pool.py 761 successful | raise ValueError("{0!r} not ready".format(self))
        return self._success

    def wait(self, timeout=None):
        _pool_jobs.waiting(0 if self._event.is_set() else self._told[-1] if self._told else self._told_of, self._event.wait, timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self._event.is_set():
            raise TimeoutError #: multiprocessing/pool.py 770 get | raise TimeoutError
        for told in self._told:
            _pool_jobs.tell("JobCollected", told)
        if self._success:
            return self._value
        raise self._value #: multiprocessing/pool.py 774 get | raise self._value

    def _call_back(self, callback):
        if self._told:
            _pool_jobs.callback(self._told[-1], callback)
        callback(self._value)

    def _set(self, i, obj):
        self._success, self._value = obj
        if self._told:
            _pool_jobs.ended(self._told[0], self._success, self._value)
        if self._success and self._callback:
            self._call_back(self._callback) #: multiprocessing/pool.py 779 _set | self._callback(self._value)
        if not self._success and self._error_callback:
            self._call_back(self._error_callback) #: multiprocessing/pool.py 781 _set | self._error_callback(self._value)
        self._event.set()
        self._forget()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    def __init__(self, pool, chunksize, length, callback, error_callback):
        ApplyResult.__init__(self, pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            self._number_left = 0
            self._event.set()
            self._forget()
        else:
            self._number_left = length // chunksize + bool(length % chunksize)

    def _set(self, i, success_result):
        self._number_left -= 1
        success, result = success_result
        if i < len(self._told):
            _pool_jobs.ended(self._told[i], success, result)
        if success and self._success:
            self._value[i * self._chunksize:(i + 1) * self._chunksize] = result
        elif not success and self._success:
            self._success = False
            self._value = result
        if self._number_left == 0:
            if self._success and self._callback:
                self._call_back(self._callback) #: multiprocessing/pool.py 816 _set | self._callback(self._value)
            if not self._success and self._error_callback:
                self._call_back(self._error_callback) #: multiprocessing/pool.py 828 _set | self._error_callback(self._value)
            self._forget()
            self._event.set()


class IMapIterator(_Pending):
    def __init__(self, pool):
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._job = next(_job_numbers)
        self._items = collections.deque()
        self._index = 0
        self._length = None
        self._unsorted = {}
        self._told = []
        self._told_of = pool._told
        pool._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            try:
                item = self._items.popleft() #: multiprocessing/pool.py 856 next | item = self._items.popleft() | 7 28
            except IndexError:
                if self._index == self._length:
                    raise StopIteration from None
                _pool_jobs.waiting(self._told[self._index] if self._index < len(self._told) else self._told_of, self._cond.wait, timeout) #: multiprocessing/pool.py 861 next | self._cond.wait(timeout)
                try:
                    item = self._items.popleft()
                except IndexError:
                    if self._index == self._length:
                        raise StopIteration from None
                    raise TimeoutError from None #: multiprocessing/pool.py 868 next | raise TimeoutError from None
        i, success, value = item
        if i < len(self._told):
            _pool_jobs.tell("JobCollected", self._told[i])
        if success:
            return value
        raise value #: multiprocessing/pool.py 873 next | raise value

    __next__ = next

    def _add(self, i, obj):
        self._items.append((i, *obj))
        self._index += 1

    def _set(self, i, obj):
        if i < len(self._told):
            _pool_jobs.ended(self._told[i], *obj)
        with self._cond:
            if self._index == i:
                self._add(i, obj)
                while self._index in self._unsorted:
                    i = self._index
                    self._add(i, self._unsorted.pop(i))
                self._cond.notify()
            else:
                self._unsorted[i] = obj
            self._forget_if_over()

    def _forget_if_over(self):
        if self._index == self._length:
            self._forget()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == self._length:
                self._cond.notify()
            self._forget_if_over()


class IMapUnorderedIterator(IMapIterator):
    def _set(self, i, obj):
        if i < len(self._told):
            _pool_jobs.ended(self._told[i], *obj)
        with self._cond:
            self._add(i, obj)
            self._cond.notify()
            self._forget_if_over()


# ---- the pool --------------------------------------------------------------------------------------------------------

def _items_of(chunks):
    for chunk in chunks: #: multiprocessing/pool.py 423 <genexpr> | return (item for chunk in result for item in chunk) | 7 51
        for item in chunk:
            yield item


class Pool:
    _wrap_exception = True

    @staticmethod
    def Process(ctx, *args, **kwds):
        return ctx.Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._pool = []
        self._state = INIT
        self._ctx = context or get_context()
        self._setup_queues()
        self._taskqueue = queue.SimpleQueue()
        self._change_notifier = queues._silent_simple()
        self._cache = {}
        self._order = threading.Lock()
        # Entries of the queue of tasks, and how many of them have been sent: each is changed by nobody else, the one with the order
        # held, the other by the thread that sends.
        self._submitted = self._sent = 0
        self._maxtasksperchild = maxtasksperchild
        self._initializer = initializer
        self._initargs = initargs
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1") #: multiprocessing/pool.py 205 __init__ | raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None:
            if not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0:
                raise ValueError("maxtasksperchild must be a positive int or None") #: multiprocessing/pool.py 208 __init__ | raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable") #: multiprocessing/pool.py 211 __init__ | raise TypeError('initializer must be a callable')
        self._processes = processes
        self._told = _pool_jobs.new_pool(None, processes)
        self._gone = set()
        try:
            self._repopulate_pool()
        except Exception:
            for p in self._pool:
                if p.exitcode is None:
                    p.terminate()
            for p in self._pool:
                p.join()
            raise
        self._worker_handler = self._start_thread(self._handle_workers)
        self._task_handler = self._start_thread(self._handle_tasks)
        self._result_handler = self._start_thread(self._handle_results)
        self._terminate = Finalize(self, self._terminate_pool, exitpriority=15)
        self._state = RUN

    def _start_thread(self, function):
        thread = threading.Thread(target=function)
        thread.daemon = True
        thread._state_of_pool = RUN
        thread.start()
        return thread

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>"

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def _setup_queues(self):
        self._inqueue = queues._silent_simple()
        self._outqueue = queues._silent_simple()
        # One thread of this process writes calls and one reads results: they need no lock.
        self._quick_put = self._inqueue._writer.send
        self._quick_get = self._outqueue._reader.recv
        self._send_now = self._inqueue._writer._send_at_once
        self._inqueue._writer._write_at_once()
        self._outqueue._reader._read_alone()

    def _notify(self):
        self._change_notifier.put(None)

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running") #: multiprocessing/pool.py 353 _check_running | raise ValueError("Pool not running")

    # -- Workers

    def _start_worker(self):
        w = self.Process(self._ctx, target=worker, args=(self._inqueue, self._outqueue, self._initializer, self._initargs,
                                                         self._maxtasksperchild, self._wrap_exception))
        w.name = w.name.replace("Process", "PoolWorker")
        w.daemon = True
        w.start()
        self._pool.append(w)
        _pool_jobs.tell("PoolWorker", self._told, w.name)

    def _repopulate_pool(self):
        for _ in range(self._processes - len(self._pool)):
            self._start_worker()

    def _join_exited_workers(self):
        for i in range(len(self._pool) - 1, -1, -1):
            w = self._pool[i]
            if w.exitcode is not None:
                w.join()
                self._tell_gone(w)
                del self._pool[i]

    def _tell_gone(self, w):
        if self._told and w.name not in self._gone:
            self._gone.add(w.name)
            _pool_jobs.tell("PoolWorkerGone", self._told, w.name)

    def _worker_sentinels(self):
        return [w.sentinel for w in self._pool]

    def _handle_workers(self):
        state = threading.current_thread()
        notices = self._change_notifier
        has_exited = False
        while state._state_of_pool == RUN or (self._cache and state._state_of_pool != TERMINATE):
            if has_exited:
                self._join_exited_workers()
                self._repopulate_pool()
            ready = wait([notices._reader] + self._worker_sentinels())
            is_noticed = notices._reader in ready
            has_exited = len(ready) > is_noticed
            while is_noticed:
                notices.get()
                is_noticed = not notices.empty()
        # After close(): what was submitted has its results.
        self._taskqueue.put(None)

    # -- Calls on their way

    def _handle_tasks(self):
        state = threading.current_thread()
        for taskseq, set_length in iter(self._taskqueue.get, None):
            if not self._send_tasks(state, taskseq, set_length):
                break
        if self._tell_results_to_end(state):
            for _ in self._pool:
                self._inqueue.put(None)

    def _tell_results_to_end(self, state):
        """Terminated: False. A worker that was killed may never give the lock back."""
        lock = self._outqueue._wlock
        while state._state_of_pool != TERMINATE:
            if lock.acquire(timeout=0.1):
                try:
                    self._outqueue._writer.send(None)
                finally:
                    lock.release()
                return True
        return False

    def _send_tasks(self, state, taskseq, set_length):
        task = None
        for task in taskseq:
            if state._state_of_pool != RUN:
                return False
            try:
                self._quick_put(task)
            except Exception as problem:
                result = self._cache.get(task[0])
                if result is not None:
                    result._set(task[1], (False, problem))
        if set_length:
            set_length(task[1] + 1 if task else 0)
        self._sent += 1
        return True

    def _handle_results(self):
        state = threading.current_thread()
        get = self._quick_get
        is_ending = False
        while not is_ending or self._cache:
            try:
                task = get()
            except (OSError, EOFError):
                return
            if state._state_of_pool == TERMINATE:
                return
            if task is None:
                is_ending = True
                continue
            job, i, obj = task
            result = self._cache.get(job)
            if result is not None:
                result._set(i, obj) #: multiprocessing/pool.py 595 _handle_results | cache[job]._set(i, obj)
            task = job = obj = result = None

    # -- What programs call

    def apply(self, func, args=(), kwds={}):
        result = self.apply_async(func, args, kwds) #: multiprocessing/pool.py 360 apply | return self.apply_async(func, args, kwds).get() | 7 41
        return result.get() #: multiprocessing/pool.py 360 apply | return self.apply_async(func, args, kwds).get() | 7 47

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        if self._state != RUN:
            self._check_running() #: multiprocessing/pool.py 458 apply_async | self._check_running()
        result = ApplyResult(self, callback, error_callback)
        told = 0
        if self._told:
            told = _pool_jobs.new_job(self._told, func, args, kwds)
            result._told.append(told)
        task = (result._job, 0, func, args, kwds, told)
        with self._order:
            # Straight to the workers, if nothing waits and that need not wait.
            if self._sent != self._submitted or not self._send_now(task):
                self._submit([task], None)
        return result

    def _submit(self, tasks, set_length):
        self._submitted += 1
        self._taskqueue.put((tasks, set_length))

    def map(self, func, iterable, chunksize=None):
        result = self._map_async(func, iterable, mapstar, chunksize) #: multiprocessing/pool.py 367 map | return self._map_async(func, iterable, mapstar, chunksize).get() | 7 58
        return result.get() #: multiprocessing/pool.py 367 map | return self._map_async(func, iterable, mapstar, chunksize).get() | 7 64

    def starmap(self, func, iterable, chunksize=None):
        result = self._map_async(func, iterable, starmapstar, chunksize) #: multiprocessing/pool.py 375 starmap | return self._map_async(func, iterable, starmapstar, chunksize).get() | 7 62
        return result.get() #: multiprocessing/pool.py 375 starmap | return self._map_async(func, iterable, starmapstar, chunksize).get() | 7 68

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running() #: multiprocessing/pool.py 476 _map_async | self._check_running()
        if not hasattr(iterable, "__len__"):
            iterable = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(iterable), (len(self._pool) or self._processes) * 4)
            if extra:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        batches = Pool._get_tasks(func, iterable, chunksize)
        with self._order:
            self._submit(self._tasks(result, mapper, batches), None)
        return result

    def _tasks(self, result, mapper, batches):
        i = -1
        try:
            for i, batch in enumerate(batches):
                told = 0
                if self._told:
                    told = _pool_jobs.new_batch(self._told, batch[0], batch[1], mapper is starmapstar)
                    result._told.append(told)
                yield (result._job, i, mapper, (batch,), {}, told)
        except Exception as problem:
            yield (result._job, i + 1, _helper_reraises_exception, (problem,), {}, 0)

    def imap(self, func, iterable, chunksize=1):
        self._check_running() #: multiprocessing/pool.py 400 imap | self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}") #: multiprocessing/pool.py 411 imap | raise ValueError(
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        self._check_running() #: multiprocessing/pool.py 429 imap_unordered | self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize!r}") #: multiprocessing/pool.py 440 imap_unordered | raise ValueError(
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        if chunksize == 1:
            result = kind(self)
            with self._order:
                self._submit(self._guarded_tasks(result, func, iterable), result._set_length)
            return result
        batches = Pool._get_tasks(func, iterable, chunksize)
        result = kind(self)
        with self._order:
            self._submit(self._guarded_tasks(result, mapstar, batches), result._set_length)
        return _items_of(result)

    def _guarded_tasks(self, result, func, iterable):
        """The iterable runs in the thread that sends; what it raises, next() raises."""
        i = -1
        try:
            for i, x in enumerate(iterable):
                told = 0
                if self._told:
                    told = (_pool_jobs.new_batch(self._told, x[0], x[1], False) if func is mapstar
                            else _pool_jobs.new_job(self._told, func, (x,), {}))
                    result._told.append(told)
                yield (result._job, i, func, (x,), {}, told)
        except Exception as problem:
            yield (result._job, i + 1, _helper_reraises_exception, (problem,), {}, 0)

    @staticmethod
    def _get_tasks(func, it, size):
        batch = []
        for item in it:
            batch.append(item)
            if len(batch) == size:
                yield (func, tuple(batch))
                batch = []
        if batch:
            yield (func, tuple(batch))

    # -- The end

    def close(self):
        if self._state == RUN:
            self._state = CLOSE
            _pool_jobs.tell("PoolClose", self._told, 0)
            self._worker_handler._state_of_pool = CLOSE
            self._notify()

    def terminate(self):
        if self._state != TERMINATE:
            _pool_jobs.tell("PoolClose", self._told, 1)
        self._state = TERMINATE
        self._terminate()

    def join(self):
        if self._state == RUN:
            raise ValueError("Pool is still running") #: multiprocessing/pool.py 662 join | raise ValueError("Pool is still running")
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError("In unknown state")
        self._worker_handler.join()
        self._task_handler.join()
        self._result_handler.join()
        for p in self._pool:
            p.join()
            self._tell_gone(p)

    def _terminate_pool(self):
        for thread in (self._worker_handler, self._task_handler, self._result_handler):
            thread._state_of_pool = TERMINATE
        self._notify()
        self._worker_handler.join()
        self._end_workers()
        self._task_handler.join()
        self._result_handler.join()

    def _end_workers(self):
        if not self._cache:
            self._send_home()
        for p in self._pool:
            p.terminate()
        for p in self._pool:
            p.join()
            self._tell_gone(p)
        # Nobody else reads calls or writes results now, and locks are left as they were. Calls are read until their sender has noticed.
        calls = self._inqueue._reader.fileno()
        while self._task_handler.is_alive():
            if wait([calls], 0):
                os.read(calls, 65536)
            else:
                self._task_handler.join(0.005)
        self._outqueue._writer.send(None)
        self._outqueue._writer.close()

    def _send_home(self):
        # Whoever has nothing to do reads the end before anybody kills it, most of the time: what it printed is not lost then.
        try:
            for _ in self._pool:
                self._inqueue.put(None)
        except OSError:
            return
        patience = time.monotonic() + 0.1
        for p in self._pool:
            p.join(max(0, patience - time.monotonic()))

    def __enter__(self):
        self._check_running() #: multiprocessing/pool.py 735 __enter__ | self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class ThreadPool(Pool):
    _wrap_exception = False

    @staticmethod
    def Process(ctx, *args, **kwds):
        from multiprocessing.dummy import Process
        return Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _setup_queues(self):
        self._inqueue = queue.SimpleQueue()
        self._outqueue = queue.SimpleQueue()
        self._quick_put = self._inqueue.put
        self._quick_get = self._outqueue.get

    def _worker_sentinels(self):
        return []

    def _tell_results_to_end(self, state):
        self._outqueue.put(None)
        return True

    def _send_now(self, task):
        self._inqueue.put(task)
        return True

    def _end_workers(self):
        # Threads cannot be ended: those that work finish their call.
        try:
            while True:
                self._inqueue.get_nowait()
        except queue.Empty:
            pass
        for _ in self._pool:
            self._inqueue.put(None)
        self._outqueue.put(None)
