import threading, time

def fetch(number):
    time.sleep(0.6 - 0.2 * number)
    print("result", number, flush=True)

start = time.monotonic()
team = [threading.Thread(target=fetch, args=(n,)) for n in range(3)]
for thread in team:
    thread.start()
    thread.join()
if time.monotonic() - start < 1:
    print("they waited together")
