# asyncio.futures: a result that comes later, for one loop. Knows no task.
import _machine
import contextvars
from asyncio import _describe, events, exceptions
from asyncio.exceptions import CancelledError, InvalidStateError

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


def isfuture(obj):
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


class Future:
    _state = _PENDING
    _result = None
    _exception = None
    _loop = None
    _cancel_message = None
    _cancelled_exc = None
    _asyncio_future_blocking = False
    _exception_tb = None
    _log_traceback = False
    _contexts = None  # of callbacks, where there are context variables
    _fate = None  # what the loop keeps of its exception, should it go without anybody having looked
    _created = None  # where, in debug mode
    _what = None  # what it stands for, for the trace
    # Who waits for whom, to tell a circle (core/virtual/task_waits.cpp):
    _awaits = None  # futures that it comes after
    _is_for = None  # something that tasks hold, asked for

    __class_getitem__ = classmethod(_machine.GenericAlias)

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []
        if self._loop is not None and self._loop._debug:
            self._created = _describe.place_of_call()

    def __repr__(self):
        return "<{} {}>".format(type(self).__name__, " ".join(_describe.future_info(self)))

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            made = self._cancelled_exc
            self._cancelled_exc = None
            return made
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        self._looked_at()
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            given, self._contexts = self._contexts, None
            for callback in callbacks:
                context = None
                for i, (function, its) in enumerate(given or ()):
                    if function is callback:
                        context = given.pop(i)[1]
                        break
                self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        self._looked_at()
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        self._looked_at()
        return self._exception

    def _looked_at(self):
        self._log_traceback = False
        if self._fate is not None:
            self._fate.looked_at = True
            self._fate = None

    def add_done_callback(self, fn, *, context=None):
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append(fn)
            if context is not None or contextvars._made:
                if self._contexts is None:
                    self._contexts = []
                self._contexts.append((fn, context if context is not None else contextvars.copy_context()))

    def remove_done_callback(self, fn):
        kept = [callback for callback in self._callbacks if callback != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self._schedule_callbacks()
        self._log_traceback = True
        self._fate = self._loop._watch(self)

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


# ---- futures of executors --------------------------------------------------------------------------------------------

def _converted(problem):
    import concurrent.futures
    kind = type(problem)
    if kind is concurrent.futures.CancelledError:
        return CancelledError(*problem.args)
    if kind is concurrent.futures.InvalidStateError:
        return InvalidStateError(*problem.args)
    return problem


def _copy_state(source, dest):
    """From a future of an executor, or of a loop, to one of a loop."""
    if dest.cancelled():
        return
    if isfuture(source):
        is_cancelled = source.cancelled()
        problem = None if is_cancelled else source.exception()
        result = None if is_cancelled or problem is not None else source.result()
    else:
        is_cancelled, problem, result = source._collect()
    if is_cancelled:
        dest.cancel()
    elif problem is not None:
        dest.set_exception(_converted(problem))
    else:
        dest.set_result(result)


def _copy_to_concurrent(concurrent_future, source):
    if source.cancelled():
        concurrent_future.cancel()
    if not concurrent_future.set_running_or_notify_cancel():
        return
    problem = source.exception()
    if problem is not None:
        concurrent_future.set_exception(_converted(problem))
    else:
        concurrent_future.set_result(source.result())


def _chain_future(source, destination):
    """Whatever becomes of the one becomes of the other; a cancellation goes back."""
    source_loop = source.get_loop() if isfuture(source) else None
    dest_loop = destination.get_loop() if isfuture(destination) else None

    def set_state(future, other):
        if isfuture(future):
            _copy_state(other, future)
        else:
            _copy_to_concurrent(future, other)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            set_state(destination, source)
        else:
            if dest_loop.is_closed():
                return
            dest_loop.call_soon_threadsafe(set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    assert hasattr(future, "set_running_or_notify_cancel"), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = events.get_event_loop()
    new_future = loop.create_future()
    new_future._what = "executor"
    _chain_future(future, new_future)
    return new_future
