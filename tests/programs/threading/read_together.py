# order: any
# Two threads that read lines of the same pipe: each line goes to one of them, whole.
import os
import threading

reading, writing = os.pipe()
source = os.fdopen(reading)
lock = threading.Lock()
lines = []


def read():
    while True:
        with lock:
            line = source.readline()
        if not line:
            return
        lines.append(line)


threads = [threading.Thread(target=read) for _ in range(2)]
for thread in threads:
    thread.start()
with os.fdopen(writing, "w") as target:
    for number in range(300):
        target.write(f"line {number}\n")
        target.flush()
for thread in threads:
    thread.join()
print(len(lines), len(set(lines)))
print("".join(sorted(lines)[:3]), end="")
