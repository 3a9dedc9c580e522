# sys.exit in a thread ends that thread only, silently.
import sys, threading

def leave():
    print("leaving")
    sys.exit(5)

t = threading.Thread(target=leave)
t.start()
t.join()
print("main is still here")
