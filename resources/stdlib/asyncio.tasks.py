# asyncio.tasks: a coroutine that a loop drives, step by step. Waiting for several stands in asyncio._waiting.
import _asyncio
import _machine
import contextvars
import warnings
import _trace
import sys

from _itertools import count as _count_from
from asyncio import _describe, events, futures
from asyncio.exceptions import CancelledError, InvalidStateError

_numbers = _count_from(1)  # loops of several threads never give the same


def iscoroutine(obj):
    return _asyncio.is_coroutine(obj)


def iscoroutinefunction(func):
    return _asyncio.is_coroutine_function(func)


class Task(futures.Future):
    """Ready to go on, it stands among its loop's callbacks itself and is its own handle: `_cancelled` and `_run` are what the loop
    asks of one."""

    _log_destroy_pending = True
    _cancelled = False
    _problem = None  # what its coroutine's next step begins with: this is raised where it waits

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._number = next(_numbers)
        self._name = f"Task-{self._number}" if name is None else str(name)
        self._num_cancels_requested = 0
        self._must_cancel = False
        self._fut_waiter = None
        self._coro = coro
        _machine.care_for(coro)
        self._context = context if context is not None or not contextvars._made else contextvars.copy_context()
        # The loop's own, at its end, are nobody's concern.
        told = f"{self._name} ({_describe.function_of(coro)})" if name is None else self._name
        self._told = 0 if self._loop._is_tidying else _trace.new("Task", told)
        if self._told:
            _trace.tell("TaskCreate", self._told, told)
        self._get_ready()
        self._loop._tasks[self] = None

    def __repr__(self):
        info = _describe.future_info(self)
        if self._must_cancel:
            info[0] = "cancelling"
        info.insert(1, f"name={self._name!r}")
        info.insert(2, f"coro=<{_describe.coroutine(self._coro)}>")
        if self._fut_waiter is not None:
            info.insert(3, f"wait_for={self._fut_waiter!r}")
        return "<{} {}>".format(type(self).__name__, " ".join(info))

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        """The frames of an exception that ended it, else the one where it waits, outermost first."""
        problem = self._exception
        if problem is None:
            frame = self._coro.cr_frame
            frames = [] if frame is None or self._state != "PENDING" else [frame]
            return frames if limit is None else frames[len(frames) - min(limit, len(frames)):]
        frames = []
        place = problem.__traceback__
        while place is not None and (limit is None or len(frames) < limit):
            frames.append(place.tb_frame)
            place = place.tb_next
        return frames

    def print_stack(self, *, limit=None, file=None):
        import traceback
        frames = self.get_stack(limit=limit)
        problem = self._exception
        kind = "No stack" if not frames else "Stack" if problem is None else "Traceback"
        print(f"{kind} for {self!r}" + (" (most recent call last):" if frames else ""), file=file)
        traceback.print_list([traceback.FrameSummary(f.f_code.co_filename, f.f_lineno, f.f_code.co_name) for f in frames], file=file)
        if problem is not None:
            for line in traceback.format_exception_only(type(problem), problem):
                print(line, file=file, end="")

    # -- The end, and who looks at it

    def _collected(self):
        if self._told and self._state != "PENDING":
            _trace.tell("TaskCollected", self._told)

    def result(self):
        self._collected()
        return super().result()

    def exception(self):
        self._collected()
        return super().exception()

    # -- Cancelling

    def cancel(self, msg=None):
        self._looked_at()
        if self._state != "PENDING":
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
        return self._num_cancels_requested

    # -- Driving the coroutine

    def _get_ready(self):
        loop = self._loop
        if loop._closed:
            loop._check_closed()
        if loop._debug:
            loop._check_thread()
        loop._ready.append(self)

    def _run(self):
        problem = self._problem
        if problem is not None:
            self._problem = None
        if self._state != "PENDING":
            return self._ended_already(problem)
        if self._must_cancel:
            if not isinstance(problem, CancelledError):
                problem = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        loop._current_task = self
        if self._told:
            _trace.tell("TaskResume", self._told)
        before = None
        if contextvars._made:
            if self._context is None:
                self._context = contextvars.Context()  # from before the first variable
            before = contextvars._enter(self._context)
        try:
            if problem is None:
                awaited = self._coro.send(None)
            else:
                awaited = self._coro.throw(problem)
        except StopIteration as end:
            self._returned(end.value)
        except CancelledError as end:
            self._cancelled_exc = end
            self._end_cancelled()
        except (KeyboardInterrupt, SystemExit) as end:
            self._failed(end)
            raise
        except BaseException as end:
            self._failed(end)
        else:
            if awaited is None:
                # A bare yield: let the others have their turn.
                if self._told:
                    _trace.tell("TaskAwait", self._told, "sleep(0)")
                if loop._closed:
                    loop._check_closed()
                loop._ready.append(self)
            else:
                self._wait_for(awaited)
        finally:
            loop._current_task = None
            if before is not None:
                contextvars._leave(before)

    def _ended_already(self, problem):
        mistake = InvalidStateError(f"_step(): already done: {self!r}, {problem!r}")
        self._loop.call_exception_handler({"message": "Exception in callback TaskStepMethWrapper()", "exception": mistake})

    def _returned(self, value):
        if self._must_cancel:
            # It was cancelled in its very last step.
            self._must_cancel = False
            self._end_cancelled(self._cancel_message)
            return
        del self._loop._tasks[self]
        if self._told:
            _trace.tell("TaskDone", self._told)
        super().set_result(value)

    def _failed(self, problem):
        del self._loop._tasks[self]
        if self._told:
            _trace.tell("TaskFailed", self._told, f"{type(problem).__name__}: {problem}")
        super().set_exception(problem)

    def _end_cancelled(self, msg=None):
        del self._loop._tasks[self]
        if self._told:
            _trace.tell("TaskCancelled", self._told)
        super().cancel(msg)

    def _wait_for(self, awaited):
        loop = self._loop
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        mistake = None
        if blocking is None:
            mistake = f"Task got bad yield: {awaited!r}"
        elif awaited._loop is not loop:
            mistake = f"Task {self!r} got Future {awaited!r} attached to a different loop"
        elif not blocking:
            mistake = f"yield was used instead of yield from in task {self!r} with {awaited!r}"
        elif awaited is self:
            mistake = f"Task cannot await on itself: {self!r}"
        if mistake is not None:
            self._problem = RuntimeError(mistake)
            self._get_ready()
            return
        awaited._asyncio_future_blocking = False
        awaited.add_done_callback(self.task_wakeup)
        self._fut_waiter = awaited
        if self._told:
            _trace.tell("TaskAwait", self._told, _describe.awaited(awaited))
        if self._must_cancel and awaited.cancel(self._cancel_message):
            self._must_cancel = False

    def task_wakeup(self, future):
        try:
            future.result()
        except BaseException as problem:
            self._problem = problem
        self._run()


def current_task(loop=None):
    if loop is None:
        loop = events.get_running_loop()
    return loop._current_task


def all_tasks(loop=None):
    if loop is None:
        loop = events.get_running_loop()
    return set(loop._tasks)


def _never_awaited(coro):
    """Nobody will run it: CPython says so when the object goes, which it mostly does with the program."""
    import atexit
    if iscoroutine(coro):
        atexit.register(_warn, coro)


def _warn(coro):
    if coro.cr_frame is not None:
        warnings.warn_explicit(f"coroutine {coro.__qualname__!r} was never awaited", RuntimeWarning, "sys", 1)


def create_task(coro, *, name=None, context=None):
    loop = events._get_running_loop()
    if loop is None:
        _never_awaited(coro)
        raise RuntimeError("no running event loop") #: asyncio/tasks.py 381 create_task | loop = events.get_running_loop() | 7 32
    if context is None:
        return loop.create_task(coro, name=name) #: asyncio/tasks.py 384 create_task | task = loop.create_task(coro) | 7 29
    return loop.create_task(coro, name=name, context=context) #: asyncio/tasks.py 386 create_task | task = loop.create_task(coro, context=context) | 7 46


def ensure_future(coro_or_future, *, loop=None):
    return _ensure_future(coro_or_future, loop=loop) #: asyncio/tasks.py 659 ensure_future | return _ensure_future(coro_or_future, loop=loop) | 7 48


def _ensure_future(coro_or_future, *, loop=None):
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required") #: asyncio/tasks.py 674 _ensure_future | raise TypeError('An asyncio.Future, a coroutine or an awaitable '
        coro_or_future = _wrap_awaitable(coro_or_future)
    if loop is None:
        loop = events.get_event_loop()
    return loop.create_task(coro_or_future) #: asyncio/tasks.py 680 _ensure_future | return loop.create_task(coro_or_future) | 7 39


async def _wrap_awaitable(awaitable):
    return await awaitable


def run_coroutine_threadsafe(coro, loop):
    import concurrent.futures
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as problem:
            if future.set_running_or_notify_cancel():
                future.set_exception(problem)
            raise

    loop.call_soon_threadsafe(callback)
    return future
