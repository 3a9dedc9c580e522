# Each process appends to a list of its own.
import time
from multiprocessing import Process

got = []

def fetch(number):
    time.sleep(0.3)
    got.append(number)

start = time.monotonic()
for n in range(3):
    time.sleep(0.3)
deadline = time.monotonic() - start

start = time.monotonic()
team = [Process(target=fetch, args=(n,)) for n in range(6)]
for p in team:
    p.start()
for p in team:
    p.join()

needed = time.monotonic() - start
print("got", len(got), "of 6")
if needed < deadline:
    print("in time")
else:
    print("late")
