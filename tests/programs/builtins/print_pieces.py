# python: 3.11
import sys, threading, os
print('a', 'b', sep='-', end='!\n', flush=True)
print(1, file=sys.stderr); sys.stderr.flush()
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s); return len(s)
w = W(); print('x', 'y', file=w); print(file=w); print('z', end='', file=w); print(w.parts)
old = sys.stdout; sys.stdout = W(); print('hid', 1); parts = sys.stdout.parts; sys.stdout = old; print(parts)
print(*[1,2,3], sep='\n'); print([1,'a',None], (1,), {1:2}, {3}, True, 1.0, b'x')
try: print(1, sep=3)
except TypeError as e: print(e)
try: print(1, foo=2)
except TypeError as e: print(e)
print('é', '\u4e2d', 'tab\there')
