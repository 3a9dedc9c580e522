# python: 3.11
import contextlib, json, functools, threading, sys
from concurrent.futures import ThreadPoolExecutor
@contextlib.contextmanager
def cm():
    yield
    raise ValueError('after')
def hook(args): print('hook', args.exc_type.__name__, args.thread.name, flush=True)
old = threading.excepthook; threading.excepthook = hook
t = threading.Thread(target=lambda: 1/0, name='H'); t.start(); t.join()
threading.excepthook = old
try:
    with cm(): pass
except ValueError:
    import traceback; traceback.print_exc()
@functools.lru_cache
def f(x): return 1/x
try: f(0)
except ZeroDivisionError: traceback.print_exc()
@functools.wraps(f)
def w(): return f(0)
try: w()
except ZeroDivisionError: traceback.print_exc()
try: sorted([1,'a'])
except TypeError: traceback.print_exc()
try: list(map(lambda x: 1/x, [0]))
except ZeroDivisionError: traceback.print_exc()
class My(Exception):
    def __init__(self, a, b): super().__init__(a, b); self.a = a
    def __str__(self): return f'My<{self.a}>'
try:
    try: raise My(1, 2)
    except My as e: raise RuntimeError('outer') from e
except RuntimeError: traceback.print_exc()
def deep(n):
    if n == 0: raise KeyError('deep')
    return deep(n - 1)
threading.Thread(target=deep, args=(5,), name='Deep').start()
for th in threading.enumerate():
    if th is not threading.current_thread(): th.join()
json.loads('[1, 2')
