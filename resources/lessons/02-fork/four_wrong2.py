# Takes the return value above 0 for the child: each child becomes the next parent.
import os

for number in range(3):
    if os.fork() > 0:
        break

print("process", os.getpid(), flush=True)
