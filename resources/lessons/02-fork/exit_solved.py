import os

result = 0
if os.fork() == 0:
    result = 3 + 4
    os._exit(result)

pid, status = os.wait()
result = os.waitstatus_to_exitcode(status)
print("result", result)
