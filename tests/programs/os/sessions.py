import os
import signal

pid = os.fork()
if pid == 0:
    os.setsid()
    os._exit(0 if os.getsid(0) == os.getpid() == os.getpgrp() else 1)
print(os.waitpid(pid, 0)[1])
pid = os.fork()
if pid == 0:
    os.setpgrp()
    for _ in range(3):
        if os.fork() == 0:
            signal.pause()
    signal.pause()
while os.getpgid(pid) != pid:
    pass
import time
time.sleep(0.2)
os.killpg(pid, signal.SIGKILL)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
try:
    os.killpg(99999999, signal.SIGTERM)
except ProcessLookupError as problem:
    print(problem)
