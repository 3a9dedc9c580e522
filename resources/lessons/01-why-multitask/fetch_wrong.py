# Joins each thread before it starts the next: they wait one after another.
import threading, time

got = []

def fetch(number):
    time.sleep(0.3)
    got.append(number)

start = time.monotonic()
for n in range(3):
    time.sleep(0.3)
deadline = time.monotonic() - start

start = time.monotonic()
for n in range(6):
    thread = threading.Thread(target=fetch, args=(n,))
    thread.start()
    thread.join()

needed = time.monotonic() - start
print("got", len(got), "of 6")
if needed < deadline:
    print("in time")
else:
    print("late")
