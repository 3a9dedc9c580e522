# The two hooks: a thread's exception goes to threading.excepthook, the main thread's to sys.excepthook.
import sys, threading

def hook(t, v, tb):
    print('LOG:', t.__name__, v)
    sys.__excepthook__(t, v, tb)
sys.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0)
t.start()
t.join()
raise ValueError('first')
