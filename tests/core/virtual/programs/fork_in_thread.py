# a lock held while forking stays held in the child
# ends: exit 0: stuck child | stuck:
import threading, os
l = threading.Lock()
def f():
    with l: pass
t = threading.Thread(target=f); t.start()
pid = os.fork()
if pid == 0:
    with l: pass
    os._exit(0)
os.waitpid(pid, 0)
t.join()
print("stuck child")
