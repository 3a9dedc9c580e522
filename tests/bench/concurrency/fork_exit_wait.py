# title: fork, exit, wait
# goal: 1.8
import os, time

start = time.perf_counter()
for i in range(200):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
print((time.perf_counter() - start) / 200)
