# ends: exit 0: 1 | exit 0: 2
import threading
def f(): pass
t = threading.Thread(target=f); t.start()
print(threading.active_count())
