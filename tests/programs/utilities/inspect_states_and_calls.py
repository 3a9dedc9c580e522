# The states of generators and coroutines, and what inspect says of calls, frames and annotations.
import inspect
import sys


def numbers():
    print(inspect.getgeneratorstate(g))
    yield 1


g = numbers()
print(inspect.getgeneratorstate(g), inspect.getgeneratorstate(g) == inspect.GEN_CREATED)
next(g)
print(inspect.getgeneratorstate(g))
next(g, None)
print(inspect.getgeneratorstate(g))
g = numbers()
g.close()
print(inspect.getgeneratorstate(g), inspect.GEN_CLOSED, inspect.GEN_RUNNING, inspect.GEN_SUSPENDED)


class Once:
    def __await__(self):
        yield


async def work():
    print(inspect.getcoroutinestate(c))
    await Once()


c = work()
print(inspect.getcoroutinestate(c))
c.send(None)
print(inspect.getcoroutinestate(c))
c.close()
print(inspect.getcoroutinestate(c), inspect.CORO_CREATED, inspect.CORO_RUNNING, inspect.CORO_SUSPENDED, inspect.CORO_CLOSED)
try:
    inspect.getgeneratorstate(5)
except AttributeError as problem:
    print(problem)


def f(a, b=2, *rest, key, other=5, **named):
    pass


def two(a, b):
    pass


class C:
    x: int
    y: "str" = "a"

    def method(self, a, b=1):
        pass


def annotated(a: int, b: str = "") -> bool:
    pass


print(inspect.getcallargs(f, 1, key=3))
print(inspect.getcallargs(f, 1, 2, 3, 4, key=3, z=7))
print(list(inspect.getcallargs(C().method, 5)))
for wrong in (lambda: inspect.getcallargs(two, 1), lambda: inspect.getcallargs(two), lambda: inspect.getcallargs(two, 1, 2, 3), lambda: inspect.getcallargs(two, 1, a=2),
              lambda: inspect.getcallargs(two, 1, c=2), lambda: inspect.getcallargs(f, 1), lambda: inspect.getcallargs(C().method, 1, 2, 3), lambda: inspect.get_annotations(5)):
    try:
        print(wrong())
    except TypeError as problem:
        print(problem)
print(inspect.get_annotations(annotated), inspect.get_annotations(C), inspect.get_annotations(two))


class D(C):
    pass


print(inspect.get_annotations(D))


def where():
    found = inspect.getframeinfo(inspect.currentframe())
    print(found.lineno, found.function, found.code_context, found.index)
    found = inspect.getframeinfo(sys._getframe(1), context=3)
    print(found.lineno, found.function, found.code_context, found.index)


where()
try:
    1 / 0
except ZeroDivisionError as problem:
    print(inspect.getframeinfo(problem.__traceback__)[1:])
