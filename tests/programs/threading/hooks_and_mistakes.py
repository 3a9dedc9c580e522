import threading, sys, time
def hook(args):
    print('hook', args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)
def f(): raise ValueError('boom')
old = threading.excepthook
threading.excepthook = hook
t = threading.Thread(target=f, name='T1'); t.start(); t.join()
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=f, name='T2'); t.start(); t.join()
def bad(args): raise RuntimeError('in hook')
threading.excepthook = bad
t = threading.Thread(target=f, name='T3'); t.start(); t.join()
threading.excepthook = old
def g(): sys.exit(3)
t = threading.Thread(target=g); t.start(); t.join()
t = threading.Thread(target=f, args=(1,)); t.start(); t.join()
class E(Exception):
    def __str__(self): raise ValueError('no str')
def h(): raise E()
t = threading.Thread(target=h, name='T4'); t.start(); t.join()
print('end')
try: t.start()
except RuntimeError as e: print(e)
try: threading.Thread(target=f).join()
except RuntimeError as e: print(e)
try: threading.current_thread().join()
except RuntimeError as e: print(e)
try: threading.Thread(group=1)
except AssertionError as e: print(e)
t = threading.Thread(target=time.sleep, args=(0.05,), daemon=None); print(t, t.daemon, t.ident, t.native_id)
t.start(); print(t.is_alive(), str(t)[:17])
try: t.daemon = True
except RuntimeError as e: print(e)
try: t.setDaemon(1)
except RuntimeError as e: print(e)
t.join(); print(str(t)[:16], t.is_alive())
t.name = 5; print(repr(t.name))
class N(threading.Thread):
    def __init__(self): pass
try: N().start()
except RuntimeError as e: print(e)
try: print(N())
except AssertionError as e: print(e)
for ask in (lambda: threading.Condition(5), lambda: threading.Semaphore("a"), lambda: threading.BoundedSemaphore(None)):
    try: ask()
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
