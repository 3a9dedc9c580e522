# What start and join refuse.
import threading

t = threading.Thread(target=print, args=("ran",))
try:
    t.join()
except RuntimeError as error:
    print(error)
t.start()
t.join()
for again in (t.start, threading.current_thread().join):
    try:
        again()
    except RuntimeError as error:
        print(error)
try:
    t.daemon = True
except RuntimeError as error:
    print(error)
for bad in (lambda: threading.Thread("group"), lambda: threading.Thread(wrong=1)):
    try:
        bad()
    except (AssertionError, TypeError) as error:
        print(type(error).__name__)
t.join()
print(t.is_alive(), t.join(timeout=0.1))
