import threading, time

held = 0.2
lock = threading.Lock()

def locked():
    with lock:
        time.sleep(held)

def unlocked():
    time.sleep(held)

def seconds(work):
    start = time.monotonic()
    team = [threading.Thread(target=work) for n in range(4)]
    for thread in team:
        thread.start()
    for thread in team:
        thread.join()
    return time.monotonic() - start

without = seconds(unlocked)
if seconds(locked) > 2 * without:
    print("more than twice as long")
else:
    print("about the same")
