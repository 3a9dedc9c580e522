import threading, time

results = [None, None, None]

def fetch(number):
    time.sleep(1.5 - 0.5 * number)
    results[number] = number

start = time.monotonic()
team = [threading.Thread(target=fetch, args=(n,)) for n in range(3)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
for number in results:
    print("result", number)
if time.monotonic() - start < 2.5:
    print("they waited together")
