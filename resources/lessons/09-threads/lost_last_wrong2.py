# Takes the line away instead of the thread.
import threading, time

def backup():
    print("backup: begun", flush=True)
    time.sleep(1)
    pass

threading.Thread(target=backup, daemon=False).start()
time.sleep(0.2)
print("main: end", flush=True)
