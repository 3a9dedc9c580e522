# A flag names its members in the order of their definition.
from enum import Flag, IntFlag, auto


class Mixed(Flag):
    HIGH = 4
    LOW = 1
    BOTH = 5
    NONE = 0
    MIDDLE = 2


print(list(Mixed), list(reversed(Mixed)), len(Mixed))
print(list(Mixed.__members__))
print(list(Mixed.HIGH | Mixed.MIDDLE | Mixed.LOW))
print(Mixed.HIGH | Mixed.LOW, repr(Mixed.HIGH | Mixed.MIDDLE), repr(Mixed.LOW | Mixed.MIDDLE), Mixed(7))
print(~Mixed.HIGH, repr(~Mixed.LOW))
print(Mixed)


class Numbers(IntFlag):
    READ = 4
    WRITE = 2
    RUN = 1


print(list(Numbers), Numbers(7), repr(Numbers(6)), repr(Numbers(15)))
print(list(Numbers(7)), list(~Numbers.READ))


class Sorted(Flag):
    A = auto()
    B = auto()
    C = auto()


print(list(Sorted), list(Sorted(7)), Sorted(6), repr(Sorted(0)), bool(Sorted(0)))
