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
