# Functions, classes and objects that decorate; order of evaluation and of application.
def tag(name):
    print("make", name)
    def decorate(f):
        print("apply", name)
        def wrapper(*args, **kw):
            return name + "(" + f(*args, **kw) + ")"
        return wrapper
    return decorate

@tag("outer")
@tag("inner")
def hello(who, mark="!"):
    return who + mark

print(hello("x"), hello("y", mark="?"))

class Count:
    def __init__(self, f):
        self.f = f
        self.calls = 0
    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)

@Count
def square(n):
    return n * n

print(square(3), square(4), square.calls)

def add_name(cls):
    cls.name = cls.__name__.lower()
    return cls

@add_name
class Thing:
    @staticmethod
    def make():
        return Thing()
    @classmethod
    def label(cls):
        return cls.name

print(Thing.name, Thing.make().name, Thing.label(), Thing().label())

def memo(f):
    cache = {}
    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return inner

@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(80))
registry = []
@registry.append
def registered():
    return 1
print(registered, registry[0]())
@(lambda f: f() + 1)
def answer():
    return 41
print(answer)
