# join with a timeout gives up and returns None; is_alive tells.
import threading, time

gate = threading.Lock()
gate.acquire()

def wait():
    gate.acquire()

t = threading.Thread(target=wait)
t.start()
began = time.monotonic()
print(t.join(timeout=0.1), t.is_alive(), time.monotonic() - began >= 0.09)
gate.release()
t.join()
print(t.is_alive(), t.join(0))
