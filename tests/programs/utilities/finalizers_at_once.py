# A __del__ is called where the last reference goes, whatever held it: a name, a list, a dict, an attribute, an argument, nothing.
class A:
    count = 0
    def __init__(self, n):
        self.n = n; A.count += 1
    def __del__(self):
        A.count -= 1
a = A(1)
print(A.count)
a = A(2)
print(A.count)
a = 5
print(A.count)

l = [A() for _ in range(5)]
print(A.count)
l.pop()
print(A.count)
del l[0]
print(A.count)
l[0] = None
print(A.count)
l.clear()
print(A.count)

class A:
    count = 0
    def __init__(self): A.count += 1
    def __del__(self): A.count -= 1
d = {i: A() for i in range(6)}
d.pop(0)
print(A.count)
del d[1]
print(A.count)
d[2] = 0
print(A.count)
d.popitem()
print(A.count)
d.clear()
print(A.count)
d.update(a=A())
d.update(a=3)
print(A.count)
d.setdefault("q", A())
print(A.count)
d.setdefault("q", A())
print(A.count)

class A:
    count = 0
    def __init__(self): A.count += 1
    def __del__(self): A.count -= 1
class H:
    def __init__(self): self.x = A()
    def drop(self): self.x = None
    def put(self, v): self.x = v
h = H()
print(A.count)
h.drop()
print(A.count)
h.put(A())
print(A.count)
h.put(A())
print(A.count)
del h.x
print(A.count)
h.put(A())
h = None
print(A.count)

class A:
    count = 0
    def __init__(self): A.count += 1
    def __del__(self): A.count -= 1
def f(x):
    return A.count
A()
print(A.count)
print(f(A()))
print(A.count)
n = f(A())
print(n, A.count)
for i in range(3):
    a = A()
    print("loop", A.count)
print(A.count)
for a in [A(), A()]:
    pass
print(A.count)
del a
print(A.count)
def g():
    a = A()
    a = A()
    print("g", A.count)
    b = a
    a = None
    print("g", A.count)
g()
print(A.count)

class A:
    count = 0
    def __init__(self): A.count += 1
    def __del__(self): A.count -= 1
s = {A()}
print(A.count)
s.clear(); print(A.count)
s.add(A()); s.pop(); print(A.count)
t = (A(), A()); print(A.count)
t = (); print(A.count)
a = b = A(); a = 1; print(A.count); b = 1; print(A.count)
x = [A(), A()]; y = x; x = None; print(A.count); y = None; print(A.count)
from collections import deque
q = deque([A(), A(), A()], maxlen=3); q.append(A()); print(A.count)
q.popleft(); print(A.count); q.pop(); print(A.count); q.clear(); print(A.count)

class A:
    log = []
    def __init__(self, n): self.n = n; A.log.append(f"+{n}")
    def __del__(self): A.log.append(f"-{self.n}")
a = A(1)
a = A(2)
A.log.append("mark")
a = None
A.log.append("mark2")
l = [A(3), A(4), A(5)]
l = l[1:]
A.log.append("m3")
l[:] = []
A.log.append("m4")
print(A.log)

class A:
    count = 0
    def __init__(self): A.count += 1
    def __del__(self): A.count -= 1
def make(): return A()
make().count
print(A.count)
[A() for _ in range(3)]
print(A.count)
x = [A() for _ in range(3)][0]
print(A.count)
x = A() and None
print(A.count)
if A(): print("in if", A.count)
while A():
    print("in while", A.count); break
try:
    raise ValueError(A())
except ValueError as e:
    print(A.count)
print(A.count)
def f(a=A()): return A.count
print(f())
del f
print(A.count)
lam = (lambda a: lambda: a)(A())
print(A.count)
lam = None
print(A.count)
str(A()); print(A.count)
y = isinstance(A(), A); print(A.count)
s = f"{A() is None}"; print(s, A.count)
z = A().__class__.__name__; print(z, A.count)
