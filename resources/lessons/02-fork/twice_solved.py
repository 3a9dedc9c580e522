import os

print("before")
if os.fork() > 0:
    os.wait()
