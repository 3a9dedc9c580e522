# Computes it in the parent once more; nothing has come back from the child.
import os

result = 0
if os.fork() == 0:
    result = 3 + 4
    os._exit(0)

os.wait()
result = 3 + 4
print("result", result)
