# the third process waits for ever too, but it has closed the ends: the other two wait for nobody but each other
# ends: deadlock:
import os, threading
r, w = os.pipe()
if os.fork() == 0:
    os.close(r)
    os.close(w)
    threading.Event().wait()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(0)
os.waitpid(pid, 0)
os.write(w, b"x")
