import os

children = 0
for number in range(3):
    if os.fork() == 0:
        children = 0
        break
    children = children + 1

print("process", os.getpid(), flush=True)
for child in range(children):
    os.wait()
