import os, time

pid = os.fork()
if pid == 0:
    os._exit(3)

time.sleep(2)
pid, status = os.waitpid(pid, 0)
print("exit code", status >> 8)
