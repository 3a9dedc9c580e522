# Leaves out the call. CPython happens not to switch here any more; nothing promises it.
import threading

count = 0

def add():
    global count
    for n in range(2):
        count += 1

team = [threading.Thread(target=add) for n in range(3)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("missing", 6 - count)
