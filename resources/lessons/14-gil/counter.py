import threading, time

count = 0

def add():
    global count
    for n in range(50):
        before = count
        time.sleep(0.0001)
        count = before + 1

team = [threading.Thread(target=add) for n in range(4)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("missing", 200 - count)
