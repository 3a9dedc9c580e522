# Expects the exit code in the parent's variable of the same name.
import os

result = 0
if os.fork() == 0:
    result = 3 + 4
    os._exit(result)

os.wait()
print("result", result)
