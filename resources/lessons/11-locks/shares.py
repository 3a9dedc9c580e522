import threading, time

threads = 4
held = 0.2
free = 0.2
lock = threading.Lock()

def work():
    time.sleep(free)        # each on its own
    with lock:
        time.sleep(held)    # one at a time

start = time.monotonic()
team = [threading.Thread(target=work) for n in range(threads)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
needed = time.monotonic() - start
alone = free + held
print(f"{threads} pieces of work in the time of {needed / alone:.1f} alone")
