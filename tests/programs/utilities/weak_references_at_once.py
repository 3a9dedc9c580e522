# Weak references are empty where the last other reference goes.
import weakref
class A: pass
a = A(); r = weakref.ref(a)
print(r() is a)
a = A()
print(r() is None)
l = [A()]; r = weakref.ref(l[0]); l.pop(); print(r() is None)
d = {1: A()}; r = weakref.ref(d[1]); d[1] = 2; print(r() is None)
class H: pass
h = H(); h.a = A(); r = weakref.ref(h.a); h.a = None; print(r() is None)
h.a = A(); r = weakref.ref(h.a); del h.a; print(r() is None)
h.a = A(); r = weakref.ref(h.a); h = 3; print(r() is None)
r = weakref.ref(A()); print(r())

import weakref
class A:
    def __init__(s, n): s.n = n
def cb(r): print("gone")
a = A(1); r = weakref.ref(a, cb)
a = A(2)
print("rebound")
l = [A(1), A(2)]
r1 = weakref.ref(l[0], cb); r2 = weakref.ref(l[1], cb)
l.pop()
print("popped")
l.clear()
print("cleared")
f = weakref.finalize(a, print, "finalize", 1)
a = 3
print(f.alive)
w = weakref.WeakValueDictionary()
o = A(5); w["k"] = o
print(len(w), "k" in w)
o = A(6)
print(len(w), "k" in w, w.get("k"))
ws = weakref.WeakSet()
o = A(1); ws.add(o); print(len(ws)); o = None; print(len(ws))
k = weakref.WeakKeyDictionary()
o = A(1); k[o] = 5; print(len(k)); o = 7; print(len(k))
