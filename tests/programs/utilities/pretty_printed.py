# Values over several lines where they do not fit into one: of every kind that CPython lays out.
import collections
import dataclasses
import pprint
import types


@dataclasses.dataclass
class Point:
    x: int
    name: str
    tags: list = dataclasses.field(default_factory=list)
    secret: str = dataclasses.field(default="s", repr=False)
@dataclasses.dataclass(repr=False)
class Bare:
    x: int
class D(dict): pass
class L(list):
    def __repr__(self): return "<" + "L" * 100 + ">"
class N(types.SimpleNamespace): pass
T = collections.namedtuple("T", "alpha beta")
deep = {"jobs": [{"id": i, "state": "running" if i % 2 else "done", "args": tuple(range(i)), "note": "a rather long note number %d" % i} for i in range(3)], "none": None}
many = {f"k{i}": "v" * 4 * i for i in range(6)}
values = [
    deep, Point(1, "a long enough name to wrap around", ["one", "two", "three", "four", "five", "six"]), [Point(i, "p" * 20) for i in range(3)],
    collections.OrderedDict(many), collections.Counter("the quick brown fox jumps over the lazy dog"), collections.defaultdict(list, many),
    collections.deque(range(40)), collections.deque(["x" * 20] * 5, maxlen=7), collections.ChainMap(many, {"b": 2}), types.MappingProxyType(many),
    types.SimpleNamespace(a="x" * 40, b=[1, 2, 3], c={"k": "v" * 30}), N(a="y" * 80, b=1), D(many), [L(), L()], T("a" * 50, "b" * 40), [T(1, 2)] * 10,
    set("abcdefghijklmnopqrstuvwxyz"), frozenset(range(50)), b"bytes " * 20, bytearray(b"0123456789" * 10), [b"x" * 90, b"abc"], "long text with words " * 8,
    ["multi\nline\ntext " * 4], ("single" * 15,), [1, [2, [3, [4, (5,)]]]], {1: {2: {3: (4,)}}}, [10**50, ...], [None, True, 1.5] * 12]
for value in values:
    for options in (dict(), dict(width=40), dict(width=20, compact=True), dict(indent=4, width=50), dict(depth=2), dict(sort_dicts=False, width=30, indent=2)):
        pprint.pprint(value, **options)
