import os

print("before", end=" ", flush=True)
if os.fork() > 0:
    os.wait()
print("after")
