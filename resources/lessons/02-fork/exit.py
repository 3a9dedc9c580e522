import os

result = 0
if os.fork() == 0:
    result = 3 + 4
    os._exit(0)

os.wait()
print("result", result)
