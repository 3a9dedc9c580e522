# Believes that the end of the main thread ends the others. They are waited for.
import threading, time

def backup():
    print("backup: begun", flush=True)
    time.sleep(1)
    print("backup: finished", flush=True)

threading.Thread(target=backup, daemon=False).start()
time.sleep(0.3)
print("main: end", flush=True)
