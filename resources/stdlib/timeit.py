# timeit: how long a function or a piece of text takes. Text is made a function of a module of its own, which begins with the names it is given.
import _machine
import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5

_file = "<timeit-src>"


def _checked(given, which, before=""):
    """The text, or a call of the function; text has to make sense by itself."""
    if isinstance(given, str):
        _machine.module_of(before + given, _file)
        return given
    if callable(given):
        return f"_{which}()"
    raise ValueError(f"{which} is neither a string nor callable")


def _indented(text, columns):
    return text.replace("\n", "\n" + " " * columns)


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        first = _checked(setup, "setup")
        then = _checked(stmt, "stmt", first + "\n" if isinstance(setup, str) else "")
        self.src = (f"\ndef inner(_it, _timer):\n    {_indented(first, 4)}\n    _t0 = _timer()\n    for _i in _it:\n"
                    f"        {_indented(then, 8)}\n        pass\n    _t1 = _timer()\n    return _t1 - _t0\n")
        module, run = _machine.module_of(self.src, _file)
        for name, value in (globals or {}).items():
            if not name.startswith("__"):
                setattr(module, name, value)
        if not isinstance(setup, str):
            module._setup = setup
        if not isinstance(stmt, str):
            module._stmt = stmt
        run()
        self.inner = module.inner

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        turns = itertools.repeat(None, number)
        collects = gc.isenabled()
        gc.disable()
        try:
            return self.inner(turns, self.timer) #: timeit.py 180 timeit | timing = self.inner(it, self.timer) | 9 35
        finally:
            if collects:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)] #: timeit.py 208 repeat | t = self.timeit(number) | 4 23

    def autorange(self, callback=None):
        scale = 1
        while True:
            for digit in (1, 2, 5):
                number = scale * digit
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number) #: timeit.py 237 timeit | return Timer(stmt, setup, timer, globals).timeit(number) | 7 56


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number) #: timeit.py 243 repeat | return Timer(stmt, setup, timer, globals).repeat(repeat, number) | 7 64
