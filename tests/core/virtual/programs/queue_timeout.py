# ends: exit 0: empty | exit 0: 1
import threading, queue
q = queue.Queue()
def f(): q.put(1)
t = threading.Thread(target=f); t.start()
try: print(q.get(timeout=1))
except queue.Empty: print("empty")
t.join()
