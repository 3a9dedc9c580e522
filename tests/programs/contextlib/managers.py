# python: 3.11
from contextlib import *
import sys, io
@contextmanager
def cm(n):
    print('enter',n)
    try: yield n
    except ValueError as e: print('caught',e)
    finally: print('exit',n)
with cm(1) as x: print(x)
with cm(2): raise ValueError('v')
try:
    with cm(3): raise KeyError('k')
except KeyError as e: print('outer',e)
@cm(4)
def f(a): print('f',a); return a
f(1); f(2)
with suppress(ZeroDivisionError): 1/0; print('no')
class T:
    def close(self): print('closed')
with closing(T()): print('in')
with nullcontext(5) as n: print(n)
class Sink:
    text = ""
    def write(self, s): self.text += s; return len(s)
    def flush(self): pass
    def getvalue(self): return self.text
b=Sink()
with redirect_stdout(b): print('hidden')
print(repr(b.getvalue()))
with ExitStack() as st:
    a=[st.enter_context(cm(i)) for i in (5,6)]
    st.callback(print,'callback',sep='-')
    st.push(lambda *a: print('push', a[0]))
    print(a)
try:
    with ExitStack() as st:
        st.callback(lambda: 1/0)
        raise ValueError('first')
except ZeroDivisionError as e: print(repr(e), repr(e.__context__))
st=ExitStack(); st.enter_context(cm(7)); s2=st.pop_all(); st.close(); s2.close()
@contextmanager
def bad(): 
    if False: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice(): yield; yield
try:
    with twice(): pass
except RuntimeError as e: print(e)
try:
    with ExitStack() as st: st.enter_context(3)
except TypeError as e: print(e)
class My(ContextDecorator):
    def __enter__(self): print('my in'); return self
    def __exit__(self,*a): print('my out'); return False
@My()
def g(): print('g')
g()
print(isinstance(cm(9), AbstractContextManager))
@contextmanager
def timed():
    yield
    print('done')
with timed(): raise OSError('uncaught')
