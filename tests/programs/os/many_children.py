# Twenty children, each with its own exit code; all are reaped.
import os

pids = {}
for n in range(20):
    pid = os.fork()
    if pid == 0:
        os._exit(n)
    pids[pid] = n
for _ in range(20):
    pid, status = os.wait()
    assert pids.pop(pid) == status >> 8
print(pids)
