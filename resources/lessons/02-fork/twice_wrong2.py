# Writes the word twice; nothing of it comes from fork.
import os

parent = os.getpid()

print("before", end=" ", flush=True)
if os.fork() > 0:
    os.wait()
print("after" if os.getpid() == parent else "before after")
