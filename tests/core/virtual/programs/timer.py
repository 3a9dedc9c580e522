# ends: exit 0: main | exit 0: timer
import threading
t = threading.Timer(1, lambda: print("timer"))
t.start()
print("main")
