# Takes the wait status for the exit code.
import os

result = 0
if os.fork() == 0:
    result = 3 + 4
    os._exit(result)

pid, result = os.wait()
print("result", result)
