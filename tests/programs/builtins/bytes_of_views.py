# bytes.join of views, an old way of printing, and functions that are given other defaults.
import sys
from array import array


class Own:
    def tobytes(self):
        return b"own"


print(b"-".join([memoryview(b"ab")[1:], b"c", bytearray(b"d"), array("B", [101])]))
print(bytearray(b"+").join((memoryview(b"x"), memoryview(bytearray(b"yz")))))
for items in ([b"a", Own()], [b"a", "b"], [memoryview(b"a"), 3]):
    try:
        print(b"".join(items))
    except TypeError as error:
        print(error)
for attempt in (lambda: print >> sys.stderr, lambda: print >> 5, lambda: len >> 5, lambda: print << 5):
    try:
        attempt()
    except TypeError as error:
        print(error)


def greet(name="you", *, mark="!"):
    return name + mark


print(greet.__defaults__, greet.__kwdefaults__)
greet.__kwdefaults__ = {"mark": "?"}
greet.__defaults__ = ("them",)
print(greet(), greet.__kwdefaults__)
greet.__kwdefaults__ = None
greet.__defaults__ = None
try:
    greet()
except TypeError as error:
    print(error)
for wrong in (3, "x"):
    try:
        greet.__kwdefaults__ = wrong
    except TypeError as error:
        print(error)
