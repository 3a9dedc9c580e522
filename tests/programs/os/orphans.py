# Who loses its parent gets another one.
import os
import time

reads, writes = os.pipe()
pid = os.fork()
if pid == 0:
    child = os.getpid()
    if os.fork() == 0:
        while os.getppid() == child:
            time.sleep(0.01)
        os.write(writes, b"orphan: my parent changed")
        os._exit(0)
    os._exit(0)
os.waitpid(pid, 0)
print(os.read(reads, 100).decode())
