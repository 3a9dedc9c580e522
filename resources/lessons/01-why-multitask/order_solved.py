import threading, time

results = [None, None, None]

def fetch(number):
    time.sleep(0.6 - 0.2 * number)
    results[number] = number

start = time.monotonic()
team = [threading.Thread(target=fetch, args=(n,)) for n in range(3)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
for number in results:
    print("result", number)
if time.monotonic() - start < 1:
    print("they waited together")
