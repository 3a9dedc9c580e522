# timeit: how long a function takes. Statements given as text would have to be compiled, which the teaching language does not do.
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


def _function(given, which):
    if callable(given):
        return given
    if isinstance(given, str):
        if given.strip() in ("pass", ""):
            return lambda: None
        raise NotImplementedError(f"timeit with a text as {which} is not there; give it a function")
    raise ValueError(f"{which} is neither a string nor callable")


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        self._statement = _function(stmt, "stmt")
        self._setup = _function(setup, "setup")

    def timeit(self, number=default_number):
        statement, timer = self._statement, self.timer
        self._setup()
        start = timer()
        for _ in range(number):
            statement()
        return timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

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
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
