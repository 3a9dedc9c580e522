# python: 3.11
# abs, round, divmod, pow, sum, min, max, bin, hex, oct, int, float, bool.
print(abs(-3), abs(3.5), abs(True), abs(-0.0), abs(-2 ** 70))
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(1250, -2), round(5, 3), round(2.5, 0), round(True), round(1e16, 2))
print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), divmod(True, 2), pow(2, 10), pow(2, 10, 1000), pow(2.0, -1), pow(-1, 3), pow(0, 0), pow(3, -1, 11), pow(10, 2, -7))
print(sum([]), sum([1, 2.5]), sum([[1], [2]], []), sum(range(4), start=10), sum([0.1] * 10), sum([True] * 3), sum([2 ** 64, -1]))
print(min(3, 1, 2), max([4, 9, 2]), min("hello"), max({"a": 1, "z": 0}), min([[2], [1, 9]]), max(1, 1.0), min(1.0, 1), max("a", "b", key=ord), min([], default=None))
print(bin(10), bin(-10), hex(255), hex(-255), oct(8), bin(0), hex(True), bin(2 ** 65), oct(-1))
print(int(), float(), bool(), str(), int("12"), int(12.9), float("1.5"), bool("False"), int(True), float(True), complex if False else "no complex")
print(chr(65), ord("a"), chr(0x4E2D), ord("🙂"), ascii("é中🙂\n"), hash(10 ** 20) == hash(10.0 ** 20), hash(True), hash(-2), hash(0.0))
print(all([]), any([]), all([1, [0]]), any(["", 0, "x"]), isinstance(True, int), isinstance(1.0, (int, float)), callable(len), len("é中"), len({1: 2}), len(range(5, 50, 7)))
