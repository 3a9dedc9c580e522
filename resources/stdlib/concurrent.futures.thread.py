# concurrent.futures.thread: an executor whose workers are threads of this process.
import _pool_jobs
import _thread
import os
import queue
import threading

from concurrent.futures import _base

_shutdown = False
_counter = 0
_executors = []
_lock = threading.Lock()


def _python_exit():
    """The program is at its end: the workers finish what was submitted, and end."""
    global _shutdown
    with _lock:
        _shutdown = True
    for executor in list(_executors):
        for _ in executor._threads:
            executor._work_queue.put(None)
    for executor in list(_executors):
        for thread in executor._threads:
            thread.join()


_process = None


def _note(executor):
    """A forked child has none of its parent's executors."""
    global _process, _shutdown
    if _process != os.getpid():
        _process = os.getpid()
        _shutdown = False
        _executors.clear()
        threading._register_atexit(_python_exit)
    _executors.append(executor)


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        if self.future._job:
            _pool_jobs.tell("JobStart", self.future._job, threading.current_thread().name)
        try:
            result = self.fn(*self.args, **self.kwargs) #: concurrent/futures/thread.py 58 run | result = self.fn(*self.args, **self.kwargs) | 9 43
        except BaseException as problem:
            self.future.set_exception(problem)
            # The exception holds this frame.
            self = None
        else:
            self.future.set_result(result)


def _worker(executor, work_queue, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs) #: concurrent/futures/thread.py 72 _worker | initializer(*initargs)
        except BaseException as problem:
            _base._log("Exception in initializer:", problem)
            executor._initializer_failed()
            return
    while True:
        work_item = work_queue.get(block=True)
        if work_item is not None:
            work_item.run()
            del work_item
            with executor._idle_lock:
                executor._idle += 1
            continue
        if _shutdown or executor._shutdown:
            executor._shutdown = True
            # For the next of them.
            work_queue.put(None)
            _pool_jobs.tell("PoolWorkerGone", executor._pool, threading.current_thread().name)
            return


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker's initializer failed."""


class ThreadPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        global _counter
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0") #: concurrent/futures/thread.py 144 __init__ | raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle = 0
        self._idle_lock = threading.Lock()
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        with _lock:
            if not thread_name_prefix:
                thread_name_prefix = f"ThreadPoolExecutor-{_counter}"
                _counter += 1
            _note(self)
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._pool = _pool_jobs.new_pool(self._thread_name_prefix, max_workers)

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown") #: concurrent/futures/thread.py 167 submit | raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown and _process == os.getpid():
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            if self._pool:
                future._job = _pool_jobs.new_job(self._pool, fn, args, kwargs)
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        with self._idle_lock:
            if self._idle > 0:
                self._idle -= 1
                return
        number = len(self._threads)
        if number >= self._max_workers:
            return
        name = f"{self._thread_name_prefix or self}_{number}"
        thread = threading.Thread(name=name, target=_worker, args=(self, self._work_queue, self._initializer, self._initargs))
        thread.start()
        self._threads.add(thread)
        _pool_jobs.tell("PoolWorker", self._pool, name)

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            self._drain(lambda future: future.set_exception(BrokenThreadPool(self._broken)))

    def _drain(self, end):
        while True:
            try:
                work_item = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if work_item is not None:
                end(work_item.future)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            if not self._shutdown:
                _pool_jobs.tell("PoolClose", self._pool, 0)
            self._shutdown = True
            if cancel_futures:
                self._drain(lambda future: future.cancel())
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
            with _lock:
                if self in _executors:
                    _executors.remove(self)
