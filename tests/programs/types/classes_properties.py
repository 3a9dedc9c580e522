# python: 3.11
# Properties, static and class methods, descriptors, __slots__, attribute hooks.
class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees
    @property
    def degrees(self):
        """In Celsius."""
        return self._degrees
    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._degrees = value
    @degrees.deleter
    def degrees(self):
        print("deleted")
        self._degrees = 0
    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32
    @staticmethod
    def freezing():
        return Celsius(0)
    @classmethod
    def parse(cls, text):
        return cls(float(text))

c = Celsius(100)
print(c.degrees, c.fahrenheit, Celsius.freezing().degrees, Celsius.parse("21.5").fahrenheit, Celsius.degrees.__doc__, c.freezing().degrees)
c.degrees = 10
del c.degrees
print(c.degrees, vars(c))
for bad in (lambda: Celsius(-300), lambda: setattr(c, "fahrenheit", 1), lambda: delattr(c, "fahrenheit")):
    try:
        bad()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)

class Sub(Celsius):
    @classmethod
    def parse(cls, text):
        return super().parse(text + "0")
    @property
    def degrees(self):
        return super().degrees + 0.5
    @degrees.setter
    def degrees(self, value):
        self._degrees = value

print(type(Sub.parse("1")).__name__, Sub.parse("1").degrees)

class Logged:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)
    def __get__(self, instance, owner):
        if instance is None:
            return self
        print("get", self.name)
        return instance.__dict__.get(self.name, "unset")
    def __set__(self, instance, value):
        print("set", self.name, value)
        instance.__dict__[self.name] = value

class Uses:
    field = Logged()
    other = Logged()

u = Uses()
u.field = 5
print(u.field, u.other, Uses.field is Uses.__dict__["field"])

class Hooks:
    def __init__(self):
        self.known = 1
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return "made " + name
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)

h = Hooks()
h.x = 5
print(h.known, h.x, h.anything, hasattr(h, "_hidden"))
del h.x
print(h.x)

class All:
    def __getattribute__(self, name):
        return "every " + name

print(All().whatever)

class Slots:
    __slots__ = ("a", "b")

s = Slots()
s.a = 1
print(s.a, hasattr(s, "b"))
try:
    s.c = 1
except AttributeError as error:
    print(error)
try:
    s.b
except AttributeError as error:
    print(error)
