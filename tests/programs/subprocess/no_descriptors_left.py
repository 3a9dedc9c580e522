# Descriptors of processes that were waited for do not pile up.
import os
import subprocess
import sys

before = len(os.listdir("/proc/self/fd"))
for i in range(30):
    subprocess.run(["true"], capture_output=True)
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
print(len(os.listdir("/proc/self/fd")) - before)
