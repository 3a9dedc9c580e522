import os

for number in range(3):
    os.fork()

print("process", os.getpid(), flush=True)
