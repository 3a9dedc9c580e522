# options: --gil off
# order: any
# Without the GIL, too, every line that threads write to one stream comes once, flushed or not; what they read from one is whole.
import os
import sys
import threading


def write(name):
    for number in range(300):
        sys.stdout.write(f"{name} {number}\n")
        if number % 3 == 0:
            sys.stdout.flush()


def hammer(source):
    while source.read(100):
        pass


threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

reading, writing = os.pipe()
with os.fdopen(reading) as source:
    threads = [threading.Thread(target=hammer, args=(source,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    with os.fdopen(writing, "w") as target:
        for number in range(2000):
            print("x" * (number % 60), file=target)
    for thread in threads:
        thread.join()
print("over")
