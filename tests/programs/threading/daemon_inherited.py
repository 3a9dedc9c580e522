# A thread inherits daemon from the one that makes it.
import threading

seen = []

def inner():
    child = threading.Thread(target=lambda: None)
    seen.append(child.daemon)

for flag in (True, False):
    t = threading.Thread(target=inner, daemon=flag)
    t.start()
    t.join()
print(seen, threading.main_thread().daemon)
