# main joins t, t waits for lock main holds
# ends: deadlock: 
import threading
l = threading.Lock()
def f():
    with l: pass
with l:
    t = threading.Thread(target=f); t.start()
    t.join()
print("done")
