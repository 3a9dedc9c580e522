# order: any
# n forks in a row make 2**n processes, each of which waits for its own children.
import os

children = 0
for step in range(3):
    if os.fork() == 0:
        children = 0
    else:
        children += 1
print("here", flush=True)
for _ in range(children):
    os.wait()
