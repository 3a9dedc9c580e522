# atexit: functions that run when the program has ended. core/modules/modules.cpp calls _run_exitfuncs.
import sys
import _thread

_functions = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func):
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _clear():
    _functions.clear()


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except BaseException as problem:
            _thread._tell_ignored("Exception ignored in atexit callback", func, problem)
