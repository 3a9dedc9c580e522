import threading, time

def backup():
    print("backup: begun", flush=True)
    time.sleep(1)
    print("backup: finished", flush=True)

threading.Thread(target=backup, daemon=True).start()
time.sleep(0.2)
print("main: end", flush=True)
