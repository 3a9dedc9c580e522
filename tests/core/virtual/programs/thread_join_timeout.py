# ends: exit 0: False | exit 0: True
import threading
def f(): pass
p = threading.Thread(target=f); p.start()
p.join(0.1)
print(p.is_alive())
