import os

print("before", end=" ")
if os.fork() > 0:
    os.wait()
print("after")
