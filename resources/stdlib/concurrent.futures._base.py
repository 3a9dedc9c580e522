# concurrent.futures._base: futures, waiting for several of them, and what every executor has. Knows no worker.
import _machine
import _pool_jobs
import _thread
import sys
import threading
import time

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"  # its executor does not know yet
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_SHOWN_STATES = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished"}
_OVER = (CANCELLED_AND_NOTIFIED, FINISHED)


class Error(Exception):
    """Of futures in general."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The operation does not fit the future's state."""


class BrokenExecutor(RuntimeError):
    """The executor can run nothing any more."""


TimeoutError = TimeoutError


def _log(text, problem):
    """To the package's logger, which writes to standard error where nobody has set it up."""
    if "logging" in sys.modules:
        import logging
        logging.getLogger("concurrent.futures").error(text, exc_info=problem)
    elif problem is None:
        sys.stderr.write(text + "\n")
    else:
        sys.stderr.write(f"{text}\n{_thread._report(problem)}")


# ---- waiting for several ---------------------------------------------------------------------------------------------

class _Waiter:
    """Collects futures as they end; the event says that it is worth looking."""

    def __init__(self, wanted):
        self.event = threading.Event()
        self.lock = threading.Lock()
        self.finished = []
        self.left = wanted  # how many ends make the event
        self.at_exception = False

    def add(self, future):
        with self.lock:
            self.finished.append(future)
            self.left -= 1
            if self.left <= 0 or (self.at_exception and future._exception is not None):
                self.event.set()


class _AcquireFutures:
    """Holds the conditions of several futures, taken in the same order by everybody."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self.futures:
            future._condition.release()


def _forget_waiter(futures, waiter):
    for future in futures:
        with future._condition:
            if waiter in future._waiters:
                future._waiters.remove(waiter)


def as_completed(fs, timeout=None):
    end_time = None if timeout is None else timeout + time.monotonic()
    fs = set(fs) #: concurrent/futures/_base.py 220 as_completed | fs = set(fs) | 5 12
    total = len(fs)
    with _AcquireFutures(fs):
        finished = [future for future in fs if future._state in _OVER]
        pending = fs - set(finished)
        waiter = _Waiter(1)
        for future in pending:
            future._waiters.append(waiter)
    try:
        while finished:
            yield finished.pop()
        while pending:
            wait_timeout = None
            if end_time is not None:
                wait_timeout = end_time - time.monotonic()
                if wait_timeout < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished") #: concurrent/futures/_base.py 239 as_completed | raise TimeoutError(
            waiter.event.wait(wait_timeout) #: concurrent/futures/_base.py 243 as_completed | waiter.event.wait(wait_timeout)
            with waiter.lock:
                finished = waiter.finished
                waiter.finished = []
                waiter.event.clear()
            finished.reverse()
            while finished:
                future = finished.pop()
                pending.discard(future)
                with future._condition:
                    if waiter in future._waiters:
                        future._waiters.remove(waiter)
                yield future
                del future
    finally:
        _forget_waiter(pending, waiter)


class DoneAndNotDoneFutures(tuple):
    __slots__ = ()
    _fields = ("done", "not_done")

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs) #: concurrent/futures/_base.py 288 wait | fs = set(fs) | 5 12
    with _AcquireFutures(fs):
        done = {future for future in fs if future._state in _OVER}
        not_done = fs - done
        if (return_when == FIRST_COMPLETED) and done:
            return DoneAndNotDoneFutures(done, not_done)
        if (return_when == FIRST_EXCEPTION) and done:
            if any(future for future in done if not future.cancelled() and future.exception() is not None):
                return DoneAndNotDoneFutures(done, not_done)
        if len(done) == len(fs):
            return DoneAndNotDoneFutures(done, not_done)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError("Invalid return condition: %r" % return_when)
        waiter = _Waiter(1 if return_when == FIRST_COMPLETED else len(not_done))
        waiter.at_exception = return_when == FIRST_EXCEPTION
        for future in not_done:
            future._waiters.append(waiter)
    waiter.event.wait(timeout)
    _forget_waiter(not_done, waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


# ---- futures ---------------------------------------------------------------------------------------------------------

def _refuse(future, is_result):
    if is_result:
        raise InvalidStateError(f"{future._state}: {future!r}") #: concurrent/futures/_base.py 544 set_result | raise InvalidStateError('{}: {!r}'.format(self._state, self))
    raise InvalidStateError(f"{future._state}: {future!r}") #: concurrent/futures/_base.py 559 set_exception | raise InvalidStateError('{}: {!r}'.format(self._state, self))


class Future:
    _job = 0  # its number in the trace

    __class_getitem__ = classmethod(_machine.GenericAlias)

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            state = _SHOWN_STATES[self._state]
            end = ""
            if self._state == FINISHED:
                if self._exception:
                    end = f" raised {type(self._exception).__name__}"
                else:
                    end = f" returned {type(self._result).__name__}"
            return f"<{type(self).__name__} at {id(self):#x} state={state}{end}>"

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            _pool_jobs.callback(self._job, callback)
            try:
                callback(self) #: concurrent/futures/_base.py 340 _invoke_callbacks | callback(self)
            except Exception as problem:
                _log(f"exception calling callback for {self!r}", problem)

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            _pool_jobs.tell("JobCancelled", self._job)
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        _pool_jobs.callback(self._job, fn)
        try:
            fn(self) #: concurrent/futures/_base.py 424 add_done_callback | fn(self)
        except Exception as problem:
            _log(f"exception calling callback for {self!r}", problem)

    def _wait(self, timeout):
        """With the condition held: until it is over or the time is."""
        if timeout is None:
            _pool_jobs.waiting(self._job, self._condition.wait, None) #: threading.py 327 wait | waiter.acquire()
        else:
            _pool_jobs.waiting(self._job, self._condition.wait, timeout) #: threading.py 331 wait | gotit = waiter.acquire(True, timeout) | 8 37

    def result(self, timeout=None):
        with self._condition:
            # Which line of CPython's is shown says whether somebody had to wait.
            if self._state in (PENDING, RUNNING):
                self._wait(timeout) #: concurrent/futures/_base.py 451 result | self._condition.wait(timeout)
                if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                    raise CancelledError() #: concurrent/futures/_base.py 454 result | raise CancelledError()
                if self._state != FINISHED:
                    raise TimeoutError() #: concurrent/futures/_base.py 458 result | raise TimeoutError()
                _pool_jobs.tell("JobCollected", self._job)
                if self._exception is not None:
                    raise self._exception #: concurrent/futures/_base.py 456 result | return self.__get_result() | 7 26 #: concurrent/futures/_base.py 401 __get_result | raise self._exception
            elif self._state == FINISHED:
                _pool_jobs.tell("JobCollected", self._job)
                if self._exception is not None:
                    raise self._exception #: concurrent/futures/_base.py 449 result | return self.__get_result() | 7 26 #: concurrent/futures/_base.py 401 __get_result | raise self._exception
            else:
                raise CancelledError() #: concurrent/futures/_base.py 447 result | raise CancelledError()
        return self._result

    def exception(self, timeout=None):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                raise CancelledError() #: concurrent/futures/_base.py 483 exception | raise CancelledError()
            if self._state in (PENDING, RUNNING):
                self._wait(timeout) #: concurrent/futures/_base.py 487 exception | self._condition.wait(timeout)
                if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                    raise CancelledError() #: concurrent/futures/_base.py 490 exception | raise CancelledError()
                if self._state != FINISHED:
                    raise TimeoutError() #: concurrent/futures/_base.py 494 exception | raise TimeoutError()
            _pool_jobs.tell("JobCollected", self._job)
        return self._exception

    def _collect(self):
        """(whether it was cancelled, exception, result) of one that is over and stays as it is: no lock is needed to look."""
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            return True, None, None
        _pool_jobs.tell("JobCollected", self._job)
        return False, self._exception, self._result

    # -- For executors

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _log(f"Future {id(self)} in unexpected state: {self._state}", None)
            raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                _refuse(self, exception is None)
            self._result = result
            self._exception = exception
            self._state = FINISHED
            if exception is None:
                _pool_jobs.done(self._job, result)
            else:
                _pool_jobs.failed(self._job, exception)
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)


# ---- executors -------------------------------------------------------------------------------------------------------

def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout) #: concurrent/futures/_base.py 317 _result_or_cancel | return fut.result(timeout) | 7 26
        finally:
            # Of one that is over nothing is left to cancel.
            if future._state in (PENDING, RUNNING):
                future.cancel()
    finally:
        del future


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end_time = None if timeout is None else timeout + time.monotonic()
        arguments = zip(*iterables) #: concurrent/futures/_base.py 608 map | fs = [self.submit(fn, *args) for args in zip(*iterables)] | 41 56
        fs = self._submit_each(fn, arguments) #: concurrent/futures/_base.py 608 map | fs = [self.submit(fn, *args) for args in zip(*iterables)] | 5 57
        return _results_of(fs, end_time)

    def _submit_each(self, fn, arguments):
        fs = []
        for args in arguments: #: concurrent/futures/_base.py 608 <listcomp> | fs = [self.submit(fn, *args) for args in zip(*iterables)] | 5 57
            fs.append(self.submit(fn, *args)) #: concurrent/futures/_base.py 608 <listcomp> | fs = [self.submit(fn, *args) for args in zip(*iterables)] | 6 28
        return fs

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results_of(fs, end_time):
    try:
        fs.reverse()
        while fs:
            if end_time is None:
                yield _result_or_cancel(fs.pop()) #: concurrent/futures/_base.py 619 result_iterator | yield _result_or_cancel(fs.pop()) | 6 33
            else:
                yield _result_or_cancel(fs.pop(), end_time - time.monotonic()) #: concurrent/futures/_base.py 621 result_iterator | yield _result_or_cancel(fs.pop(), end_time - time.monotonic()) | 6 62
    finally:
        for future in fs:
            future.cancel()
