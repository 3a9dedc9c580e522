# Two rounds make four processes, but not three children of the first: a child goes round the loop too.
import os

for number in range(2):
    os.fork()

print("process", os.getpid(), flush=True)
