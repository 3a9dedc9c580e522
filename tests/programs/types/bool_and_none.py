# Truth values, bool's arithmetic, and/or/not, None's few abilities.
values = [0, 1, -1, 0.0, 0.1, "", "0", " ", [], [0], (), (None,), {}, {0: 0}, set(), {0}, None, b"", b"\0", range(0), range(1), ...]
print([bool(v) for v in values])
print([not v for v in values[:6]])

class Empty:
    def __len__(self):
        return 0

class Falsy:
    def __bool__(self):
        return False
    def __len__(self):
        return 5

class Plain:
    pass

print(bool(Empty()), bool(Falsy()), bool(Plain()), bool(Plain))
print(True + 1, True == 1, True is True, isinstance(True, int), str(True), repr(False), int(False), True & False, True | False, True ^ True)
print(type(True & 1).__name__, type(True & False).__name__, {True: "a", 1: "b", 1.0: "c"}, [True, False].count(1))
print(None, repr(None), None == 0, None == None, [None] * 2, str(None) + "!", bool(None), type(None).__name__)
try:
    None + 1
except TypeError as error:
    print(error)
try:
    None.thing
except AttributeError as error:
    print(error)
try:
    None < 1
except TypeError as error:
    print(error)

class Bad:
    def __bool__(self):
        return 5

try:
    bool(Bad())
except TypeError as error:
    print(error)
print("" or [] or "default", "x" and [] and 1, all([]), any([]), all([1, "a", [0]]), any([0, "", None]))
print(sum([True, True, False]), max(True, False), sorted([True, False, 2, 0]), "%d %s" % (True, True), f"{True:d} {True} {True:5}|")
