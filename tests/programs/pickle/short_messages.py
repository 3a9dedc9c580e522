# What goes through queues and pools most, byte for byte as CPython writes it, and back; also where it is almost that.
import pickle
from multiprocessing import Pipe


def double(n):
    return 2 * n


class Holder:
    def method(self):
        return 1

    class Inner:
        @staticmethod
        def deep():
            return 2


def bytes_of(value):
    data = pickle.dumps(value)
    return data.hex() if len(data) < 200 else f"{len(data)} bytes {sum(data)} {data[:40].hex()} {data[-40:].hex()}"


text = "word"
item = (1, text)
items = [item, item, text]
mixed = {"a": [1, 2.5, None], "b": (True, False), 3: {"deeper": {}}, text: text}
pairs = {n: str(n) for n in range(300)}
values = [
    0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**46, 2**47, 2**48, -2**47, 2**63, 2**100, -2**100,
    0.0, -0.0, 1.5, float("inf"), None, True, False, ..., NotImplemented,
    "", "a", "é", "中文", "😀", "x" * 255, "x" * 256, "中" * 90, "y" * 20000, "z" * 70000, "\ud800",
    b"", b"\0\xff", b"b" * 256, b"c" * 20000, bytearray(b"abc"),
    (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((), ()), ((1,), (2,)), [], [1], [1, 2], [[]], [[], []], {}, {1: 2}, {1: 2, 3: 4}, {1},
    frozenset([2]), items, mixed, pairs, list(range(256)), list(range(257)), list(range(1000)), list(range(1001)), tuple(range(300)),
    [str(n) for n in range(40)], [str(n) for n in range(60)], ["same"] * 300, [[n] for n in range(46)], [[n] for n in range(50)],
    double, (7, 0, double, (3,), {}, 0), [double, double], Holder.method, Holder.Inner.deep, Holder, len, print,
    (1, (True, [1, 2])), (4, 1, (False, ValueError("no"))), range(3), slice(1, 2), {"k": double},
    {"nan": (1, [2, (3, {"four": [5, (6, [7, (8,)])]})])},
]
for value in values:
    print(repr(value)[:30].replace("0x", "")[:12], bytes_of(value))
    back = pickle.loads(pickle.dumps(value))
    if isinstance(value, (int, float, str, bytes, tuple, list, dict, set, frozenset, bytearray)) and "ValueError" not in repr(value):
        assert back == value and type(back) is type(value), value

# What is shared stays shared, cycles stay cycles.
back = pickle.loads(pickle.dumps(items))
print(back[0] is back[1], back[0][1] is back[2])
loop = [1]
loop.append(loop)
print(bytes_of(loop), pickle.loads(pickle.dumps(loop))[1][1][0])
knot = ([],)
knot[0].append(knot)
print(bytes_of(knot))
own = {}
own["me"] = own
print(bytes_of(own))
deep = []
for _ in range(100):
    deep = [deep, 1]
print(bytes_of(deep))


def refused(value):
    try:
        print(bytes_of(value))
    except Exception as problem:
        print(type(problem).__name__, problem if "0x" not in str(problem) else "")


refused((1, lambda: 1))
original = double


def double(n):
    return 3 * n


refused([original])
refused([original, (n for n in [])])
for data in (b"", b"\x80\x04K\x01K\x02.", b"\x80\x04(K\x01.", b"\x80\x04a.", b"\x80\x04h\x05.",
             b"\x80\x09N.", b"\x80\x04}]K\x01s.", b"\x80\x04\x8c\x05ab."):
    try:
        print(data, pickle.loads(data))
    except Exception as problem:
        print(data, type(problem).__name__)

a, b = Pipe()
for value in (1, "two", (3, [4.0, {"five": None}]), double, 2**70, {6}, Holder):
    a.send(value)
    print(b.recv() == value)
