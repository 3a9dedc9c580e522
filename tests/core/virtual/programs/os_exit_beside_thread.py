# the thread may have come so far, or not yet begun
# ends: exit 7: | exit 7: hi
import os, threading
def say():
    print("hi", flush=True)
threading.Thread(target=say).start()
os._exit(7)
