# The part of _thread that is written in the language: what a thread runs that was started without threading.
import _machine
import _utility
import sys


class UnraisableHookArgs(tuple):
    """What sys.unraisablehook is told: an exception that came where nobody could catch it."""

    _fields = ("exc_type", "exc_value", "exc_traceback", "err_msg", "object")
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    err_msg = property(lambda self: self[3])
    object = property(lambda self: self[4])

    def __repr__(self):
        return f"UnraisableHookArgs({', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self)])})"


UnraisableHookArgs.__module__ = "sys"


def _write_unraisable(unraisable):
    message = unraisable.err_msg or "Exception ignored in"
    report = _report(unraisable.exc_value)
    if f"\n{report}".endswith(f"\n{type(unraisable.exc_value).__name__}\n"):
        report = report[:-1] + ": \n"  # the empty text is written all the same
    sys.stderr.write(f"{message}: {unraisable.object!r}\n{report}")


def _tell_ignored(message, object, problem):
    """`message`: None where the usual words will do."""
    told = UnraisableHookArgs((type(problem), problem, problem.__traceback__, message, object))
    try:
        sys.unraisablehook(told)
    except BaseException as second:
        _write_unraisable(UnraisableHookArgs((type(second), second, second.__traceback__, "Exception ignored in sys.unraisablehook", sys.unraisablehook)))


def _run(function, args, kwargs):
    try:
        if kwargs is None:
            function(*args)
        else:
            function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as problem:
        _tell_uncaught(problem)
        _tell_ignored("Exception ignored in thread started by", function, problem)


class BrokenBarrierError(RuntimeError):
    pass


BrokenBarrierError.__module__ = "threading"


def interrupt_main(signum=2, /):
    """As if the signal had come: the main thread's handler runs soon. Ignored ones, and those left to the system, do nothing."""
    import os
    import signal
    if not 0 < signum < 65:
        raise ValueError("signal number out of range")
    if callable(signal.getsignal(signum)):
        os.kill(os.getpid(), signum)


def _count():
    """Threads beside the main one."""
    import threading
    return threading.active_count() - 1


start_new = start_new_thread
exit_thread = exit
_stack_bytes = 0


def stack_size(size=0, /):
    """Remembered only: a thread's stack here grows as it needs to."""
    global _stack_bytes
    if not isinstance(size, int):
        raise TypeError(f"'{type(size).__name__}' object cannot be interpreted as an integer")
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_bytes = _stack_bytes, size
    return before


def _finish(one, finalizer, shown):
    """What an object does at its end. Nobody is left to hear of its exceptions."""
    try:
        finalizer(one)
    except BaseException as problem:
        _tell_ignored(None, shown, problem)


_Generator = type((_ for _ in ()))


def _finish_all(lost):
    for one in lost:
        if type(one) is _Generator:
            _finish(one, _Generator.close, one)
        elif isinstance(one, _utility.Weak):
            callback = _machine.own_value(one, "__callback__", None)
            if callback is not None:
                _finish(one, callback, callback)
        else:
            finalizer = _machine.class_member(type(one), "__del__")
            _finish(one, finalizer, finalizer)
