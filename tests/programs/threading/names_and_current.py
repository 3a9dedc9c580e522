# Default names count up and carry the target's name; current_thread and main_thread.
import threading

def show():
    me = threading.current_thread()
    print(me.name, me is threading.main_thread(), me.is_alive(), type(me).__name__)

show()
for k in range(2):
    t = threading.Thread(target=show)
    t.start()
    t.join()
named = threading.Thread(target=show, name="worker")
named.start()
named.join()
t = threading.Thread(target=lambda: print(threading.current_thread().name))
t.start()
t.join()

class Mine(threading.Thread):
    def run(self):
        show()

m = Mine()
m.start()
m.join()
named.name = "renamed"
print(named.name, threading.main_thread().name, [t.name for t in threading.enumerate()], threading.current_thread() is threading.main_thread())
print(repr(threading.main_thread()).startswith("<_MainThread(MainThread, started "))
