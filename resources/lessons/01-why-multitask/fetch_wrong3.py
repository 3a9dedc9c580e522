# Waits less. The waits of a program are not its own to shorten.
import time

got = []

def fetch(number):
    time.sleep(0.1)
    got.append(number)

start = time.monotonic()
for n in range(3):
    time.sleep(0.3)
deadline = time.monotonic() - start

start = time.monotonic()
for n in range(6):
    fetch(n)

needed = time.monotonic() - start
print("got", len(got), "of 6")
if needed < deadline:
    print("in time")
else:
    print("late")
