# The part of _thread that is written in the language: what a thread runs that was started without threading.
import sys


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
        sys.stderr.write(f"Exception ignored in thread started by: {function!r}\n{_report(problem)}")


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
