# Changes who finishes first, which nobody can do with real work.
import threading, time

def fetch(number):
    time.sleep(0.5 + 0.5 * number)
    print("result", number, flush=True)

start = time.monotonic()
team = [threading.Thread(target=fetch, args=(n,)) for n in range(3)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
if time.monotonic() - start < 2.5:
    print("they waited together")
