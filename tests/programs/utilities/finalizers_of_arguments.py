# What a function is given is its own; what a frame had stays as long as the exception that left it.
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    a = A(1)
    raise ValueError("x")
try:
    f()
except ValueError as e:
    print("caught", e)
print("after")
try:
    f()
except ValueError:
    print("caught 2")
print("after 2")
def g():
    try:
        f()
    except ValueError:
        print("in g")
    print("g ends")
g()
print("end")

class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f(x):
    x = None
    print("in f")
f(A(1))
print("after f")
def g(x):
    y = x
    del x
    print("g", y.n)
g(A(2))
print("after g")
def h(*args):
    print("h", len(args))
h(A(3), A(4))
print("after h")
def k(**kw):
    kw.clear()
    print("k")
k(a=A(5))
print("end")

class A:
    n = 0
    def __new__(cls, *a):
        print("new"); return super().__new__(cls)
    def __init__(self, k): self.k = k; print("init", k)
    def __del__(self): print("del", self.k)
    def __repr__(self): return f"A({self.k})"
print(A(1))
print("x")
A(2).k
print("y")
print([A(3), A(4)])
print("z")
for a in (A(5), A(6)):
    print(a)
print("loop done")
a = A(7)
a = A(8)
lst = [a]
a = None
print("in list", lst)
lst.remove(lst[0])
print("removed")
d = {"a": A(9)}
d["a"] = A(10)
print("replaced")
d.clear()
print("cleared")
t = (A(11),)
t += (1,)
print(t)
t = None
print("done")
