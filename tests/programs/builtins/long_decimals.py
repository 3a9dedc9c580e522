# A decimal number has at most so many digits when it is made from a text or turned into one.
import sys


def told(function):
    try:
        print(function())
    except ValueError as error:
        print(error)


n = 10 ** 4299
told(lambda: len(str(n)))
told(lambda: len(str(-n)))
told(lambda: str(n * 10))
told(lambda: repr([n * 10]))
told(lambda: f"{n * 10}")
told(lambda: "%d" % (n * 10))
told(lambda: f"{n * 10:x}"[:5])
told(lambda: len(hex(n * 10)))
told(lambda: int("1" * 4301))
told(lambda: int("1" * 4300) % 7)
told(lambda: int("1" * 5000, 16) % 7)
print(sys.get_int_max_str_digits())
for limit in (640, 0, 639, -1):
    try:
        sys.set_int_max_str_digits(limit)
    except ValueError as error:
        print(error)
    print(sys.get_int_max_str_digits(), end=" ")
    told(lambda: len(str(10 ** 700)))
sys.set_int_max_str_digits(0)
print(len(str(n * 10)), len(str(10 ** 20000)))


class Whole(int):
    pass


sys.set_int_max_str_digits(640)
told(lambda: str(Whole(10 ** 700)))
