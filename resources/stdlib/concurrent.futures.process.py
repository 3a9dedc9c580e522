# concurrent.futures.process: an executor whose workers are processes.
#
# Calls go through a queue with a feeder, results come back through one pipe, and a thread of the parent's (the manager) moves
# both on and watches the workers' sentinels: a worker that dies breaks the executor.
import _multiprocessing
import _pool_jobs
import multiprocessing
import os
import pickle
import threading

from concurrent.futures import _base
from multiprocessing import process, queues, synchronize
from multiprocessing.connection import Connection, wait

# Calls that wait in the queue beyond one for each worker, so that no worker has to wait for the manager.
EXTRA_QUEUED_CALLS = 1

_global_shutdown = False
_executors = []
_owner = None


def _python_exit():
    global _global_shutdown
    _global_shutdown = True
    running = [executor for executor in _executors if executor._manager is not None]
    for executor in running:
        with executor._shutdown_lock:
            executor._wakeup.wake()
    for executor in running:
        executor._manager.join()


def _note(executor):
    """A forked child has none of its parent's executors."""
    global _global_shutdown, _owner
    if _owner != os.getpid():
        _owner = os.getpid()
        _global_shutdown = False
        _executors.clear()
        threading._register_atexit(_python_exit)
    _executors.append(executor)


# ---- exceptions that come from elsewhere -----------------------------------------------------------------------------

class _RemoteTraceback(Exception):
    """Carries a worker's traceback as text: the cause of the exception that came."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    def __init__(self, exc, text=None):
        text = _pool_jobs.traceback_text(exc) if text is None else text
        self.exc = exc
        self.exc.__traceback__ = None
        self.tb = f'\n"""\n{text}"""'

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker died, or its initializer failed."""


# ---- in a worker -----------------------------------------------------------------------------------------------------

class _Results:
    """The writing end of the pipe that all workers share."""

    def __init__(self):
        reader, writer = _multiprocessing.pipe("")
        self.reader = Connection._new(reader, None)
        self.writer = Connection._new(None, writer)
        self.lock = synchronize.Lock._new(0, 1, 1, "")

    def put(self, item):
        data = pickle.dumps(item)
        with self.lock:
            self.writer.send_bytes(data)

    def for_worker(self):
        return (self.writer, self.lock)


def _send(writer, lock, item):
    data = pickle.dumps(item)
    with lock:
        writer.send_bytes(data)


def _process_worker(call_queue, writer, lock, initializer, initargs, max_tasks):
    if initializer is not None:
        try:
            initializer(*initargs) #: concurrent/futures/process.py 240 _process_worker | initializer(*initargs)
        except BaseException as problem:
            _base._log("Exception in initializer:", problem)
            return
    name = process.current_process().name
    done = 0
    while True:
        call = call_queue.get()
        if call is None:
            _send(writer, lock, os.getpid())
            return
        done += 1
        leaving = os.getpid() if max_tasks is not None and done >= max_tasks else None
        work_id, job, parcel = call
        _pool_jobs.tell("JobStart", job, name)
        try:
            fn, args, kwargs = pickle.loads(parcel)
            result = fn(*args, **kwargs) #: concurrent/futures/process.py 261 _process_worker | r = call_item.fn(*call_item.args, **call_item.kwargs) | 4 53
        except BaseException as problem:
            _send_failure(writer, lock, work_id, problem, leaving)
        else:
            try:
                _send(writer, lock, (work_id, True, result, leaving))
            except BaseException as problem:
                _send_failure(writer, lock, work_id, problem, leaving)
            del result
        del call, parcel
        if leaving is not None:
            return


def _send_failure(writer, lock, work_id, problem, leaving):
    wrapped = _ExceptionWithTraceback(problem)
    try:
        _send(writer, lock, (work_id, False, wrapped, leaving))
    except BaseException as second:
        _send(writer, lock, (work_id, False, _ExceptionWithTraceback(second), leaving))


# ---- in the parent ---------------------------------------------------------------------------------------------------

class _Wakeup:
    """Lets other threads of the parent's end the manager's wait. Who wakes it holds the lock."""

    def __init__(self, lock):
        reader, writer = _multiprocessing.pipe("")
        self.reader = Connection._new(reader, None)
        self.writer = Connection._new(None, writer)
        self.lock = lock
        self.is_set = False

    def wake(self):
        if not self.is_set and not self.writer.closed:
            self.is_set = True
            self.writer.send_bytes(b"")

    def clear(self):
        with self.lock:
            if self.is_set:
                self.reader.recv_bytes()
                self.is_set = False

    def close(self):
        with self.lock:
            self.reader.close()
            self.writer.close()


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


class _Manager(threading.Thread):
    def __init__(self, executor):
        super().__init__(name="ExecutorManagerThread")
        self.executor = executor
        self.processes = executor._processes
        self.sent = 0  # calls without a result

    def run(self):
        while True:
            self.send_calls()
            result, is_broken, cause = self.await_something()
            if is_broken:
                self.terminate_broken(cause)
                return
            if result is not None:
                self.take_result(result)
            if self.is_shutting_down():
                self.cancel_pending()
                if not self.executor._pending_work_items:
                    self.join_workers()
                    return

    def send_calls(self):
        executor = self.executor
        while executor._work_ids and self.sent <= 2 * executor._max_workers:
            work_id = executor._work_ids.pop(0)
            item = executor._pending_work_items.get(work_id)
            if item is None:
                continue
            if not item.future.set_running_or_notify_cancel():
                del executor._pending_work_items[work_id]
                continue
            try:
                parcel = pickle.dumps((item.fn, item.args, item.kwargs)) #: multiprocessing/queues.py 244 _feed | obj = _ForkingPickler.dumps(obj) | 6 32 #: multiprocessing/reduction.py 51 dumps | cls(buf, protocol).dump(obj)
            except BaseException as problem:
                del executor._pending_work_items[work_id]
                text = _pool_jobs.traceback_text(problem)
                problem.__cause__ = _RemoteTraceback(f'\n"""\n{text}"""')
                item.future.set_exception(problem)
                continue
            self.sent += 1
            executor._call_queue.put((work_id, item.future._job, parcel))

    def await_something(self):
        """(result or None, whether the executor is broken, why)"""
        executor = self.executor
        reader = executor._results.reader
        sentinels = [p.sentinel for p in list(self.processes.values())]
        ready = wait([reader, executor._wakeup.reader] + sentinels)
        if reader in ready:
            try:
                result = reader.recv()
            except BaseException as problem:
                return None, True, _pool_jobs.traceback_text(problem)
            executor._wakeup.clear()
            return result, False, None
        if executor._wakeup.reader in ready:
            executor._wakeup.clear()
            return None, False, None
        return None, True, None

    def take_result(self, result):
        executor = self.executor
        if isinstance(result, int):  # the id of a worker that ends
            self.worker_left(result)
            return
        work_id, is_result, value, leaving = result
        item = executor._pending_work_items.pop(work_id, None)
        self.sent -= 1
        if item is not None:
            if is_result:
                item.future.set_result(value)
            else:
                item.future.set_exception(value)
        if leaving is not None:
            self.worker_left(leaving)
            if not self.is_shutting_down() or executor._pending_work_items:
                with executor._shutdown_lock:
                    executor._start_worker()

    def worker_left(self, pid):
        gone = self.processes.pop(pid, None)
        if gone is not None:
            gone.join()
            _pool_jobs.tell("PoolWorkerGone", self.executor._pool, gone.name)

    def is_shutting_down(self):
        return _global_shutdown or self.executor._shutdown_thread

    def cancel_pending(self):
        executor = self.executor
        executor._shutdown_thread = True
        if not executor._cancel_pending_futures:
            return
        pending = {}
        for work_id, item in list(executor._pending_work_items.items()):
            if not item.future.cancel():
                pending[work_id] = item
        executor._pending_work_items.clear()
        executor._pending_work_items.update(pending)
        executor._work_ids.clear()
        executor._cancel_pending_futures = False

    def terminate_broken(self, cause):
        executor = self.executor
        with executor._shutdown_lock:
            executor._broken = "A child process terminated abruptly, the process pool is not usable anymore"
            executor._shutdown_thread = True
        problem = BrokenProcessPool("A process in the process pool was terminated abruptly while the future was running or pending.")
        if cause is not None:
            problem.__cause__ = _RemoteTraceback(f"\n'''\n{cause}'''")
        for item in list(executor._pending_work_items.values()):
            try:
                item.future.set_exception(problem)
            except _base.InvalidStateError:
                pass  # cancelled
        executor._pending_work_items.clear()
        executor._work_ids.clear()
        for worker in list(self.processes.values()):
            worker.terminate()
        # Nobody reads it any more.
        executor._call_queue.cancel_join_thread()
        self.join_all()

    def join_workers(self):
        for _ in range(len(self.processes)):
            self.executor._call_queue.put(None)
        self.join_all()

    def join_all(self):
        executor = self.executor
        executor._call_queue.close()
        for worker in list(self.processes.values()):
            worker.join()
            _pool_jobs.tell("PoolWorkerGone", executor._pool, worker.name)
        if not executor._broken:
            executor._call_queue.join_thread()
        executor._wakeup.close()
        executor._results.reader.close()
        executor._results.writer.close()
        if executor in _executors:
            _executors.remove(executor)


def _get_chunks(iterables, chunksize):
    chunk = []
    for args in zip(*iterables):
        chunk.append(args)
        if len(chunk) == chunksize:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


def _process_chunk(fn, chunk):
    results = []
    for args in chunk:
        results.append(fn(*args)) #: concurrent/futures/process.py 210 _process_chunk | return [fn(*args) for args in chunk] | 7 36 #: concurrent/futures/process.py 210 <listcomp> | return [fn(*args) for args in chunk] | 8 17
    return results


def _elements(lists):
    for items in lists: #: concurrent/futures/process.py 620 _chain_from_iterable_of_lists | for element in iterable:
        items.reverse()
        while items:
            yield items.pop()


class ProcessPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = os.cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if mp_context is None:
            mp_context = multiprocessing.get_context("spawn" if max_tasks_per_child is not None else None).get_context()
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
            if mp_context.get_start_method(allow_none=False) == "fork":
                raise ValueError("max_tasks_per_child is incompatible with the 'fork' multiprocessing start method; supply a different mp_context.")
        self._mp_context = mp_context
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._max_tasks = max_tasks_per_child
        self._manager = None
        self._processes = {}
        self._shutdown_thread = False
        self._shutdown_lock = threading.Lock()
        self._broken = False
        self._queue_count = 0
        self._pending_work_items = {}
        self._work_ids = []
        self._cancel_pending_futures = False
        self._wakeup = _Wakeup(self._shutdown_lock)
        self._call_queue = queues._make_silent(0)
        self._results = _Results()
        self._pool = _pool_jobs.new_pool(None, max_workers)

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenProcessPool(self._broken) #: concurrent/futures/process.py 791 submit | raise BrokenProcessPool(self._broken)
            if self._shutdown_thread:
                raise RuntimeError("cannot schedule new futures after shutdown") #: concurrent/futures/process.py 793 submit | raise RuntimeError('cannot schedule new futures after shutdown')
            if _global_shutdown and _owner == os.getpid():
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            if self._pool:
                future._job = (_pool_jobs.new_batch(self._pool, args[0], args[1], True) if fn is _process_chunk
                               else _pool_jobs.new_job(self._pool, fn, args, kwargs))
            self._pending_work_items[self._queue_count] = _WorkItem(future, fn, args, kwargs)
            self._work_ids.append(self._queue_count)
            self._queue_count += 1
            self._wakeup.wake()
            self._start_manager()
            return future

    def _start_manager(self):
        if self._manager is not None:
            return
        for _ in range(self._max_workers):
            self._start_worker()
        _note(self)
        self._manager = _Manager(self)
        self._manager.start()

    def _start_worker(self):
        worker = self._mp_context.Process(target=_process_worker, args=(self._call_queue, *self._results.for_worker(), self._initializer,
                                                                        self._initargs, self._max_tasks))
        worker.start()
        self._processes[worker.pid] = worker
        _pool_jobs.tell("PoolWorker", self._pool, worker.name)

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return _elements(super().map(_process_chunk, _Endless(fn), _get_chunks(iterables, chunksize), timeout=timeout))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            if not self._shutdown_thread:
                _pool_jobs.tell("PoolClose", self._pool, 0)
            self._cancel_pending_futures = cancel_futures
            self._shutdown_thread = True
            self._wakeup.wake()
        if self._manager is not None and wait:
            self._manager.join()


class _Endless:
    """The same again and again, beside zip()."""

    def __init__(self, value):
        self._value = value

    def __iter__(self):
        return self

    def __next__(self):
        return self._value
