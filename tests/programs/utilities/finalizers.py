# python: 3.11
# What a __del__ prints comes before what is printed next, and its exceptions are told and ignored.
import gc, weakref
class Door:
    def __init__(self, name): self.name = name
    def __del__(self): print("closing", self.name)
front = Door("front")
front = None
print("after front")
def pass_through():
    side = Door("side")
    return weakref.ref(side)
gone = pass_through()
print("after side")
back = Door("back")
del back
gc.collect()
print("collected", gone() is None)
rooms = [Door("one")]
rooms.clear()
print("rooms are empty")
class Window(Door):
    def __del__(self):
        super().__del__()
        raise ValueError("stuck")
Window("window")
print("go on")
left = Door("left")
other = left
del left
print("still there")
weak = weakref.ref(other)
print(weak() is other)
del other
gc.collect()
print(weak() is None)
def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("at last")
for number in numbers():
    break
kept = Door("kept")
