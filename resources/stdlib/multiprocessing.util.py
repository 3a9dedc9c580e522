# multiprocessing.util: what a process does at its end.
import _io
import gc
import atexit
import os
import sys

from _itertools import count as _count_from
from _weakref import ref

_finalizers = []
_numbers = _count_from(1)
_exiting = False


class Finalize:
    """A function to be called once: by hand, or at the process's end, those of high priority first, later ones first."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        self._callback = callback
        self._args = args
        self._kwargs = kwargs or {}
        self._pid = os.getpid()
        self._key = (exitpriority, next(_numbers))
        self._object = None if obj is None else ref(obj)
        _finalizers.append(self)

    def __call__(self):
        try:
            _finalizers.remove(self)
        except ValueError:
            return None
        if self._pid != os.getpid():
            return None
        return self._callback(*self._args, **self._kwargs)

    def cancel(self):
        if self in _finalizers:
            _finalizers.remove(self)

    def still_active(self):
        return self in _finalizers


def _run_for_the_gone():
    """For objects that went with the last name of them: before the main program's end, as CPython, which counts names, has it."""
    watched = [one for one in _finalizers if one._object is not None]
    if watched:
        gc.collect()
        for one in reversed(watched):
            if one._object() is None:
                one()


def _run_finalizers(minpriority=None):
    chosen = [f for f in _finalizers if f._key[0] is not None and (minpriority is None or f._key[0] >= minpriority)]
    chosen.sort(key=lambda f: f._key, reverse=True)
    for finalizer in chosen:
        try:
            finalizer()
        except Exception as problem:
            import _thread
            sys.stderr.write(_thread._report(problem))
    if minpriority is None:
        _finalizers.clear()


def is_exiting():
    return _exiting


_after_fork_calls = []


def register_after_fork(obj, func):
    """func(obj) in every child that is forked from now on, in this order."""
    try:
        get = ref(obj)
    except TypeError:
        get = lambda: obj
    _after_fork_calls.append((get, func))


def _after_fork():
    global _exiting
    _exiting = False
    _finalizers.clear()
    for get, func in list(_after_fork_calls):
        obj = get()
        if obj is None:
            continue
        try:
            func(obj)
        except Exception as problem:
            import _thread
            sys.stderr.write(_thread._report(problem))


def _flush_std_streams():
    _io._finish_lost_streams()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError):
            pass


def _exit_function():
    global _exiting
    if _exiting:
        return
    _exiting = True
    from multiprocessing import process
    info("process shutting down")
    debug('running all "atexit" finalizers with priority >= 0')
    _run_finalizers(0)
    if process.current_process() is not None:
        for child in process.active_children():
            if child.daemon:
                info("calling terminate() for daemon %s", child.name)
                child._popen.terminate()
        for child in process.active_children():
            info("calling join() for process %s", child.name)
            child.join()
    debug('running the remaining "atexit" finalizers')
    _run_finalizers()


atexit.register(_exit_function)


# ---- the package's own log -------------------------------------------------------------------------------------------

_logger = None
_is_logged = False


def get_logger():
    global _logger
    if _logger is None:
        import logging
        _logger = logging.getLogger("multiprocessing")
        _logger.propagate = 0
    return _logger


def log_to_stderr(level=None):
    """Shows what the package does, and what programs write to its logger."""
    global _is_logged
    import logging
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("[%(levelname)s/%(processName)s] %(message)s"))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _is_logged = True
    return logger


def debug(message, *args):
    if _logger is not None:
        _logger.debug(message, *args)


def info(message, *args):
    if _logger is not None:
        _logger.info(message, *args)
