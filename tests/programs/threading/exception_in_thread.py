# check: type
# An uncaught exception ends its thread, is printed on standard error, and does not change the exit code.
import threading

def fail(n):
    return 1 / n

t = threading.Thread(target=fail, args=(0,))
t.start()
t.join()
print("main goes on", t.is_alive())
