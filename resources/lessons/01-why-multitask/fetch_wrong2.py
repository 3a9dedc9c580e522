# Starts them and does not wait for them: who starts a thread has nothing yet.
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
    threading.Thread(target=fetch, args=(n,)).start()

needed = time.monotonic() - start
print("got", len(got), "of 6")
if needed < deadline:
    print("in time")
else:
    print("late")
