# How values are pickled - bytes as CPython writes them, objects with and without methods of their own, errors.
import pickle

class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

class Careful:
    def __init__(self, secret):
        self.secret = secret
        self.cache = [1, 2, 3]
    def __getstate__(self):
        return {"secret": self.secret[::-1]}
    def __setstate__(self, state):
        self.secret = state["secret"][::-1]
        self.cache = []

class Made:
    def __init__(self, text): self.text = text
    def __reduce__(self): return (Made, (self.text + "!",))

class Stack(list): pass
class Slots:
    __slots__ = ("a", "b")

def function(): pass

for value in [None, True, -5, 2 ** 70, 1.5, "中文", b"\x00\xff", (1, 2), [1, [2]], {"a": {1, 2}}, frozenset({3}), range(5), bytearray(b"ab"), len, int, function, Point]:
    data = pickle.dumps(value)
    again = pickle.loads(data)
    print(len(data), again == value, type(again).__name__)
print(pickle.dumps([1, "a", {"k": None}]))
p = Point(1, [2])
print(pickle.loads(pickle.dumps(p)) == p, pickle.dumps(p))
both = pickle.loads(pickle.dumps([p, p]))
print(both[0] is both[1])
c = pickle.loads(pickle.dumps(Careful("abc")))
print(c.secret, c.cache)
print(pickle.loads(pickle.dumps(Made("x"))).text)
s = Stack([1, 2])
s.name = "stack"
t = pickle.loads(pickle.dumps(s))
print(type(t).__name__, t, t.name)
o = Slots()
o.a = 1
print(pickle.loads(pickle.dumps(o)).a)
error = pickle.loads(pickle.dumps(ValueError("bad", 3)))
print(repr(error), repr(pickle.loads(pickle.dumps(OSError(2, "no", "f")))))
loop = []
loop.append(loop)
again = pickle.loads(pickle.dumps(loop))
print(again[0] is again)
for bad in [lambda: 1, (i for i in ""), object.__new__(Slots).__class__.__init__]:
    try:
        print(len(pickle.dumps(bad)) > 0)
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
for data in (b"", b"rubbish", pickle.dumps("x")[:-3]):
    try:
        pickle.loads(data)
    except Exception as error:
        print(type(error).__name__)
