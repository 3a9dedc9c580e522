# the parent waits for the child's end before it writes what the child reads
# ends: deadlock:
import os
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(0)
os.waitpid(pid, 0)
os.write(w, b"x")
