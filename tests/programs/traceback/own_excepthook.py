# A hook of the program's own for the exception that nobody catches.
import sys, traceback

def hook(t, v, tb):
    print('Caught', t.__name__, v, traceback.extract_tb(tb)[-1].name)
sys.excepthook = hook

def f():
    raise RuntimeError('x')
f()
