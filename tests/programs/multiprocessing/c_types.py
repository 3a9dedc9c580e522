import ctypes, multiprocessing
from multiprocessing import Value, Array, RawValue, RawArray
v = Value(ctypes.c_int, 5)
print(v.value, type(v).__name__)
a = Array(ctypes.c_double, 5)
print(a[:], len(a))
b = Value(ctypes.c_bool, False)
b.value = 3
print(b.value)
c = Value(ctypes.c_char, b'a')
print(c.value)
r = RawArray(ctypes.c_long, [1,2,3])
print(list(r), r[1:], len(r))
u = Value('u', 'x') if False else None
try: v.value = 'x'
except TypeError as e: print(e)
try: v.value = 1.5
except TypeError as e: print(e)
v.value = 2**31
print(v.value)
try: a[10]
except IndexError as e: print(e)
try: Value('z', 1)
except Exception as e: print(type(e), e)
s = Array('c', 10)
s.value = b'hello'
print(s.value, s.raw, len(s))
try: s.value = b'much too long for it'
except ValueError as e: print(e)
with v.get_lock():
    v.value += 1
print(v.value, v.get_obj())
print(v)
print(a.get_obj()[:] if hasattr(a.get_obj(), '__getitem__') else None)
q = Array('i', range(10), lock=False)
print(q[2:5], q[::2])
q[0:3] = [7,8,9]
print(list(q))
try: q[0:3] = [1]
except ValueError as e: print(e)
w = Value('d', 0.0, lock=False)
w.value = 3
print(w.value, hasattr(w, 'get_lock'))
