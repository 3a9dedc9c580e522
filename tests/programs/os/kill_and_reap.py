# A signal ends a sleeping child; its status tells which.
import os, time

for number in (15, 9):
    pid = os.fork()
    if pid == 0:
        time.sleep(60)
        os._exit(0)
    os.kill(pid, number)
    print(os.waitpid(pid, 0)[1])
try:
    os.kill(pid, 0)
except ProcessLookupError as error:
    print(error)
