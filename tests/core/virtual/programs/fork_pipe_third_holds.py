# a third process has the write end too, and waits for something that anybody of its own could do: no circle
# ends: stuck:
import os, threading
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(0)
if os.fork() == 0:
    threading.Event().wait()
os.waitpid(pid, 0)
os.write(w, b"x")
