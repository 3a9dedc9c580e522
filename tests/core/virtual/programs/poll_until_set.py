# two that look again and again, and a third that sets what they look for: it is let run some time
# ends: exit 0: seen 2
import threading, time
ready = False
seen = 0
lock = threading.Lock()
def look():
    global seen
    while not ready:
        time.sleep(0.1)
    with lock:
        seen += 1
def give():
    global ready
    time.sleep(1)
    ready = True
ts = [threading.Thread(target=look), threading.Thread(target=look), threading.Thread(target=give)]
for t in ts: t.start()
for t in ts: t.join()
print("seen", seen)
