# Names that a module of the library has not, and super() where there is no object.
def lock():
    from threading import Lok


def queue():
    from multiprocessing.managers import Manger


def package():
    from asyncio import slep


def compiled():
    from time import slep


for ask in (lock, queue, package, compiled):
    try:
        ask()
    except ImportError as problem:
        print(str(problem).split("(")[0], problem.name)


class A:
    def f():
        return super().f()

    def g(*args):
        return super().f()


def outside(x):
    return super().x


def alone():
    return super().x


for call in (A.f, A().g, alone, lambda: outside(1)):
    try:
        call()
    except RuntimeError as problem:
        print(problem)
from threading import Lok
