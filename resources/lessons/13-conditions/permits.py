import threading, time

permits = 2
door = threading.Semaphore(permits)
lock = threading.Lock()
inside = 0
most = 0

def visit():
    global inside, most
    with door:
        with lock:
            inside = inside + 1
            most = max(most, inside)
        time.sleep(0.1)
        with lock:
            inside = inside - 1

team = [threading.Thread(target=visit, name=f"visitor {n}") for n in range(6)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("at most", most, "were inside")
