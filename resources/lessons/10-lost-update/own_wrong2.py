# Believes that one line is atomic. It only makes the loss rare.
import threading, time

total = 0

def count():
    global total
    for n in range(100):
        time.sleep(0.0001)
        total += 1

team = [threading.Thread(target=count) for n in range(4)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("total", total)
