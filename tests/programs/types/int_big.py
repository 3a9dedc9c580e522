# Integers of any size: arithmetic, shifts, powers, division by sign, printing.
a = 2 ** 200
b = 3 ** 120
print(a, b)
print(a + b, a - b, b - a, a * b)
print(b // 7, b % 7, -b // 7, -b % 7, divmod(a, 10 ** 20), divmod(-a, 10 ** 20))
print(a >> 190, -a >> 195, 1 << 100, (1 << 64) - 1, -(1 << 63))
print(a & b, a | b, a ^ b, ~a, -a & b, -a | b, -a ^ b)
print(pow(3, 1000, 10 ** 9 + 7), pow(2, -1, 7), pow(a, 3) % 97, pow(-5, 3, 13))
print(a == 2.0 ** 200, a > 1e60, float(a), b < a, a == a + 1)
print(2 ** 62, 2 ** 63, 2 ** 64, -2 ** 63, 2 ** 62 + 2 ** 62, 2 ** 31 * 2 ** 31, 3037000500 ** 2)
print(10 ** 25 // 10 ** 24, (10 ** 30 + 1) % 10 ** 15, 10 ** 40 / 10 ** 38, 1 / 10 ** 400 if False else "skip")
f = 1
for i in range(1, 61):
    f *= i
print(f, len(str(f)), sum(map(int, str(f))))
print((2 ** 100).bit_length(), (0).bit_length(), (-8).bit_length(), (255).bit_count())
print(hex(a), oct(2 ** 70), bin(2 ** 33), f"{a:x}", f"{a:,}", f"{b:_d}", f"{2**70:e}")
print(int(str(a)) == a, int("-" + str(b)) == -b, hash(5), hash(2 ** 61 - 1), hash(2 ** 61), hash(-1))
print((1000).to_bytes(2, "big"), (-2).to_bytes(4, "little", signed=True), int.from_bytes(b"\x01\x00", "big"))
print(int.from_bytes(b"\xff\xfe", "little", signed=True), (2 ** 80).to_bytes(11, "big"))
print(abs(-a) == a, -(-a) == a, a - a, bool(a - a), round(12345678901234567890, -5), round(25, -1), round(35, -1))
for bad in (lambda: a // 0, lambda: a % 0, lambda: a / 0, lambda: 1 << -1, lambda: pow(2, -1, 4), lambda: (300).to_bytes(1, "big")):
    try:
        bad()
    except (ZeroDivisionError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
try:
    float(10 ** 400)
except OverflowError as error:
    print(error)
