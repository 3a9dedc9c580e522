# __new__, __init_subclass__, __class_getitem__, __init__'s return value, abstract-like bases, __del__ never needed.
class Single:
    instance = None
    def __new__(cls, *args):
        print("new", args)
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance
    def __init__(self, value):
        print("init", value)
        self.value = value

a, b = Single(1), Single(2)
print(a is b, a.value)

class Plugin:
    registry = {}
    def __init_subclass__(cls, key=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry[key or cls.__name__] = cls

class One(Plugin, key="uno"):
    pass

class Two(Plugin):
    pass

print(Plugin.registry)

class Celsius(float):
    def __new__(cls, value):
        return super().__new__(cls, value + 0.5)

print(Celsius(1), type(Celsius(1)).__name__, Celsius(1) + 1)

class Box:
    def __class_getitem__(cls, item):
        return f"Box of {item.__name__}"

print(Box[int])

class Returns:
    def __init__(self):
        return 5

try:
    Returns()
except TypeError as error:
    print(error)

class Other:
    def __new__(cls):
        return "not an Other"
    def __init__(self):
        print("never called")

print(Other())

class Shape:
    def area(self):
        raise NotImplementedError("area of " + type(self).__name__)

class Square(Shape):
    def __init__(self, side):
        self.side = side
    def area(self):
        return self.side ** 2

print(Square(3).area())
try:
    Shape().area()
except NotImplementedError as error:
    print(error)
Dynamic = type("Dynamic", (Square,), {"twice": lambda self: self.area() * 2, "x": 1})
print(Dynamic(2).twice(), Dynamic.__name__, Dynamic.x)
print(type(Dynamic(1)) is Dynamic, type(Dynamic), object().__class__)
try:
    object(1)
except TypeError as error:
    print(error)
try:
    class K(Plugin, wrong=1): pass
except TypeError as error:
    print(error)
