# Annotations of functions, classes and modules are values; those of a function's variables are not evaluated.
import functools
import inspect


def f(a: int, b: "str" = 3, *args: float, k: list[int], **kw: dict) -> None: ...


class A:
    x: int = 1
    y: "str"

    def m(self, q: int | None) -> "A": ...


z: int = 4
print(f.__annotations__)
print(A.__annotations__, A.m.__annotations__, __annotations__)
print(inspect.signature(f), inspect.signature(A.m))


async def co(x: int) -> str: ...


def inner():
    local: nobody_asks = 3
    return local


print(co.__annotations__, inner(), inner.__annotations__)
for text in ("parameter", "variable"):
    try:
        if text == "parameter":
            def g(a: undefined): ...
        else:
            u: undefined = 3
    except NameError as e:
        print(text, e)


@functools.singledispatch
def show(value):
    return "something"


@show.register
def _(value: int):
    return "int"


@show.register
def _(value: str | bytes):
    return "text"


class Shop:
    @functools.singledispatchmethod
    def sell(self, what):
        return "nothing"

    @sell.register
    def _(self, what: int):
        return f"{what} pieces"


print(show(1), show(True), show(1.5), show("s"), show(b"s"), Shop().sell(3), Shop().sell("x"))


def last(x: int, y: missing_name = 2): ...
