import threading

count = 0
lock = threading.Lock()

def one():
    return 1

def add():
    global count
    for n in range(2):
        with lock:
            count += one()

team = [threading.Thread(target=add) for n in range(3)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("missing", 6 - count)
