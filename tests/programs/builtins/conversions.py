# Between types, with __int__, __float__, __str__, __bool__, __index__, __iter__, __len__.
print(int("  7 "), float(" 7.5 "), str(7.50), list("ab"), tuple({3}), set([1]), dict([(1, 2)]), bytes([65]), bytearray(b"x"), bool([]), complex if False else 0)

class All:
    def __int__(self): return 1
    def __float__(self): return 2.5
    def __str__(self): return "three"
    def __bool__(self): return False
    def __index__(self): return 4
    def __iter__(self): return iter([5, 6])
    def __len__(self): return 7
    def __bytes__(self): return b"8"
    def __abs__(self): return 9
    def __round__(self, n=None): return 10
    def __hash__(self): return 11
    def __contains__(self, x): return x == 12

a = All()
print(int(a), float(a), str(a), bool(a), list(range(a)), list(a), len(a), bytes(a), abs(a), round(a), hash(a), 12 in a, 5 in a, [0, 1, 2, 3, "four"][a], tuple(a), set(a), sum(a), max(a), "%s" % a, f"{a}", bin(a), "x" * a)

class Bad:
    def __int__(self): return "x"
    def __str__(self): return 5
    def __len__(self): return -1
    def __hash__(self): return "h"
    def __iter__(self): return [1]
    def __index__(self): return 1.5
    def __float__(self): return 1

b = Bad()
for convert in (int, str, len, hash, iter, range, float, bool):
    try:
        convert(b)
    except (TypeError, ValueError) as error:
        print(convert.__name__, type(error).__name__, error)
print(str(int("0b11", 0)), float(10 ** 15), int(float("1e15")), str(1e15), int("٤٢"), str(True) + str(None), list(map(int, "1 2 3".split())), [float(x) for x in "1,2.5".split(",")], ",".join(map(str, [1, 2.0, None])))
