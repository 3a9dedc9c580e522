# check: type
# _thread beneath; excepthook; identities.
import _thread
import threading

gate = _thread.allocate_lock()
gate.acquire()
seen = []

def run(a, b=2):
    seen.append((a, b, threading.get_ident() == _thread.get_ident()))
    gate.release()

print(type(_thread.start_new_thread(run, (1,))) is int or True)
gate.acquire()
_thread.start_new_thread(run, (1,), {"b": 3})
gate.acquire()
print(seen)
for bad in (lambda: _thread.start_new_thread(1, ()), lambda: _thread.start_new_thread(run, 1)):
    try:
        bad()
    except TypeError as error:
        print(error)

def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)

threading.excepthook = hook
t = threading.Thread(target=lambda: 1 // 0, name="divider")
t.start()
t.join()
print(threading.current_thread() is threading.main_thread(), threading.get_ident() == threading.main_thread().ident)
