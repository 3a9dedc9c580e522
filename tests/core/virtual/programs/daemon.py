# the daemon may print or not
# ends: exit 0: main | exit 0: daemon
import threading
def d():
    print("daemon")
t = threading.Thread(target=d, daemon=True)
t.start()
print("main")
