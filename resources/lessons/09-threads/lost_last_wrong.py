# Believes that sys.exit in the main thread ends the others too. They are still waited for.
import sys, threading, time

def backup():
    print("backup: begun", flush=True)
    time.sleep(1)
    print("backup: finished", flush=True)

threading.Thread(target=backup, daemon=False).start()
time.sleep(0.2)
print("main: end", flush=True)
sys.exit()
