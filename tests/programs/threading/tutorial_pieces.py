import threading, time
balance = 0
lock = threading.Lock()
def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n
def run_thread(n):
    for i in range(20000):
        lock.acquire()
        try: change_it(n)
        finally: lock.release()
t1 = threading.Thread(target=run_thread, args=(5,)); t2 = threading.Thread(target=run_thread, args=(8,))
t1.start(); t2.start(); t1.join(); t2.join()
print(balance)
local_school = threading.local()
def process_student():
    std = local_school.student
    print('Hello, %s (in %s)' % (std, threading.current_thread().name))
def process_thread(name):
    local_school.student = name
    process_student()
t1 = threading.Thread(target=process_thread, args=('Alice',), name='Thread-A')
t2 = threading.Thread(target=process_thread, args=('Bob',), name='Thread-B')
t1.start(); t1.join(); t2.start(); t2.join()
t = threading.Timer(0.05, print, args=('timer',), kwargs={'end': '!\n'}); t.start(); t.join()
t = threading.Timer(5, print); t.start(); t.cancel(); t.join(); print(t.finished.is_set(), t.name[:6])
print(threading.main_thread().name, threading.current_thread() is threading.main_thread(), threading.active_count(), threading.get_ident() == threading.main_thread().ident)
def deco():
    me = threading.current_thread()
    print(me.name, me.daemon, me.is_alive(), me in threading.enumerate())
threading.Thread(target=deco, name='d', daemon=True).start(); time.sleep(0.05)
class T(threading.Thread):
    def __init__(self, *a, **k):
        super().__init__(*a, **k); self.result = None
    def run(self):
        try:
            if self._target: self.result = self._target(*self._args, **self._kwargs)
        finally: del self._target, self._args, self._kwargs
t = T(target=pow, args=(2, 10)); t.start(); t.join(); print(t.result, t.name)
x = threading.Thread(target=lambda: print(threading.current_thread().name)); x.start(); x.join()
print(threading.stack_size(), threading.TIMEOUT_MAX > 1e6)
import _thread
l = _thread.allocate_lock(); print(l.acquire(), l.locked(), _thread.get_ident() > 0); l.release()
def g(a, b=1): print('g', a, b); l.release()
l.acquire(); _thread.start_new_thread(g, (1,), {'b': 2}); l.acquire(); l.release()
try: _thread.start_new_thread(1, ())
except TypeError as e: print(e)
