# What comes of an exception thrown into a generator that delegates: close() of what it delegates to, and the chain of contexts.
import contextlib


def chain(e):
    links = []
    while e is not None:
        links.append(repr(e))
        e = e.__context__
    return links


def answers_exit():
    try:
        yield 1
    except GeneratorExit:
        return "an answer that nobody gets"


def stays():
    try:
        yield 1
    except GeneratorExit:
        yield 2


class Closable:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print("closed by name")


def delegate(to):
    try:
        print("answer:", (yield from to))
    except GeneratorExit:
        print("GeneratorExit in the delegating one")
        raise


for make in (answers_exit, stays, Closable, lambda: iter([1, 2])):
    g = delegate(make())
    next(g)
    try:
        g.throw(GeneratorExit)
    except BaseException as e:
        print(type(e).__name__, e)


@contextlib.contextmanager
def ends_with(problem):
    try:
        yield
    finally:
        raise problem


first, second, third, fourth = [ValueError(n) for n in range(4)]
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(ends_with(fourth))
        stack.enter_context(ends_with(third))
        stack.enter_context(ends_with(second))
        raise first
except ValueError as e:
    print(chain(e))

stop = StopIteration("said")
stop.value = "changed"
print(stop.value, stop.args)
print(NameError("n", name="x").name, AttributeError("a", name="y", obj=3).obj, ImportError("i", name="m", path="/p").path)
