import os

print("before", flush=True)
if os.fork() > 0:
    os.wait()
