# gives up waiting for the thread that wants its lock, then waits for what nobody does: nobody waits for each other
# ends: stuck:
import threading
lock = threading.Lock()
def other():
    with lock: pass
lock.acquire()
t = threading.Thread(target=other, daemon=True)
t.start()
t.join(0.1)
threading.Event().wait()
