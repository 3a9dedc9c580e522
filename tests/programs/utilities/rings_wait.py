# What hangs in a ring waits for gc.collect().
import weakref, gc
class Node:
    def __init__(self, n): self.n = n; self.other = None
    def __del__(self): print("del", self.n)
a = Node("a"); b = Node("b")
a.other = b; b.other = a
ra = weakref.ref(a)
del a
del b
print("deleted", ra() is not None)
gc.collect()
print("collected", ra())
class P:
    pass
p = P(); q = P(); p.q = q; q.p = p
w = weakref.ref(p)
p = q = None
print(w() is None)
gc.collect()
print(w() is None)
