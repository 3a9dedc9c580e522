# order: any
# Threads that write and flush the same stream at the same time: every line comes once, whole.
import sys
import threading


def write(name):
    for number in range(200):
        sys.stdout.write(f"{name} {number}\n")
        sys.stdout.flush()


threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
