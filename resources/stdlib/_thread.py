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
