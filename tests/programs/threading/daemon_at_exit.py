# Main waits for ordinary threads at the end, not for daemons.
import threading, time

def slow(name, seconds):
    time.sleep(seconds)
    print(name, "done")

d = threading.Thread(target=slow, args=("daemon", 30), daemon=True)
n = threading.Thread(target=slow, args=("normal", 0.1))
d.start()
n.start()
print(d.daemon, n.daemon)
print("main ends first")
