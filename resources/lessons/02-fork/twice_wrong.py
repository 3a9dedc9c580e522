# Forks first: then each process runs the first print, which is twice.
import os

if os.fork() > 0:
    os.wait()
print("before", end=" ", flush=True)
print("after")
