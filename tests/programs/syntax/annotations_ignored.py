# Annotations are read and change nothing.
from_where: int = 3

def f(a: int, b: "str" = "x", *args: list, c: dict = None, **kw: tuple) -> bool:
    local: float = 1
    unset: int
    return a, b, args, c, kw, local

print(f("not an int"), f(1, 2, 3, c=4, d=5))

class Point:
    x: int = 0
    y: int
    def move(self, dx: "Point") -> "Point":
        self.x: int = self.x + dx
        return self

print(Point().move(2).x, hasattr(Point, "y"))
(lambda: 0)
x: list[int] = []
y: dict[str, int] | None = None
print(x, y)
