# What is written in each protocol, and that it can be read again.
import pickle
from collections import namedtuple
from dataclasses import dataclass

Point = namedtuple("Point", "x y")

@dataclass
class Item:
    name: str
    price: float = 1.5

class Plain:
    def __init__(self):
        self.parts = {"a": 1}
    def __eq__(self, other):
        return vars(self) == vars(other)

class Slotted:
    __slots__ = ("a",)

class Stateful:
    def __getstate__(self):
        return ("state", 1)
    def __setstate__(self, state):
        self.got = state

shared = ["twice"]
values = [0, -1, 255, 256, 65536, 2**31, -2**40, 10**30, -10**30, 2.5, 1e100, True, False, None, "text", "\u00e9\u4e2d\n\\", "", b"bytes", b"", b"\xff\n",
          bytearray(b"more"), (), (1,), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {"k": "v", "w": (1, 2)}, {7}, frozenset({8}), shared, [shared, shared],
          range(3), slice(1, 2), ValueError("bad"), print, len, int, Item, Point(1, 2), Item("pen"), Plain(), ["x" * 300]]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for value in values:
        if isinstance(value, Point) and protocol < 2:
            continue
        data = pickle.dumps(value, protocol)
        back = pickle.loads(data)
        print(protocol, data, back == value or repr(back) == repr(value))
    print(protocol, pickle.dumps(Stateful(), protocol), pickle.loads(pickle.dumps(Stateful(), protocol)).got)
    slotted = Slotted()
    slotted.a = 5
    try:
        print(protocol, pickle.loads(pickle.dumps(slotted, protocol)).a)
    except TypeError as problem:
        print(protocol, problem)
print(pickle.dumps(1, -1), pickle.dumps("default"))
for wrong in (6, "2"):
    try:
        pickle.dumps(1, wrong)
    except (ValueError, TypeError) as problem:
        print(type(problem).__name__, problem)
