# ends: exit 0: False | exit 0: True
import threading
def f(): pass
p = threading.Thread(target=f); p.start()
print(p.is_alive())
p.join()
