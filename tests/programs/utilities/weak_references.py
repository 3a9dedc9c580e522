# python: 3.11
import weakref, gc, threading
class A:
    def __init__(self, n): self.n = n
a = A(1)
r = weakref.ref(a)
print(r().n, r() is a)
d = weakref.WeakValueDictionary(); d['k'] = a; print('k' in d, d['k'].n, list(d))
s = weakref.WeakSet([a]); print(a in s, len(s))
def local(): 
    b = A(2); return weakref.ref(b)
r2 = local()
for i in range(3): A(i)
gc.collect()
print(r2() is None)
a.n = 9
p = weakref.proxy(a); print(p.n)
try: weakref.ref([])
except TypeError as e: print(e)
print(weakref.ref(a) == weakref.ref(a), hash(weakref.ref(a)) == hash(a))
