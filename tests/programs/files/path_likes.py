import os, sys
class P:
    def __init__(self, s): self.s = s
    def __fspath__(self): return self.s
p = P('/tmp/fy_a13.txt')
with open(p, 'w') as f:
    f.write('x\n')
    print(f.name)
print(os.stat(p).st_size, os.path.exists(p), os.path.basename(p), os.path.join(P('/a'), P('b')), os.path.splitext(P('a.b')))
os.rename(p, P('/tmp/fy_a13b.txt'))
print(os.path.getsize(P('/tmp/fy_a13b.txt')))
os.remove(P('/tmp/fy_a13b.txt'))
os.makedirs(P('/tmp/fy_a13d/e'), exist_ok=True)
print(os.listdir(P('/tmp/fy_a13d')), os.path.isdir(P('/tmp/fy_a13d')))
os.removedirs(P('/tmp/fy_a13d/e'))
print(os.fspath(p), os.fspath('x'), os.fspath(b'x'))
try: os.fspath(3)
except TypeError as e: print(e)
class Q:
    def __fspath__(self): return 5
try: os.fspath(Q())
except TypeError as e: print(e)
try: open(Q())
except TypeError as e: print(e)
try: open(object())
except TypeError as e: print(e)
try: os.stat(3.5)
except TypeError as e: print(e)
try: os.listdir(2.5)
except TypeError as e: print(e)
try: os.mkdir(None)
except TypeError as e: print(e)
try: open(P('/nonexistent/x'))
except OSError as e: print(e, repr(e.filename))
try: os.remove(P('/nonexistent/x'))
except OSError as e: print(e)
import subprocess
print(subprocess.run([P('/bin/echo'), P('hi')], stdout=subprocess.PIPE).stdout)
print(isinstance(p, os.PathLike), issubclass(P, os.PathLike))
