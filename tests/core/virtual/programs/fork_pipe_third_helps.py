# the third process writes, if it was given the token; if the second one took it, nobody is left who could
# ends: exit 0: done | deadlock:
import os
r, w = os.pipe()
tr, tw = os.pipe()
os.write(tw, b"1")
os.set_blocking(tr, False)
def takes():
    try:
        return os.read(tr, 1)
    except BlockingIOError:
        return b""
pid = os.fork()
if pid == 0:
    takes()
    os.read(r, 1)
    os._exit(0)
helper = os.fork()
if helper == 0:
    os.write(w, takes() or b"")
    os._exit(0)
os.waitpid(helper, 0)
os.waitpid(pid, 0)
print("done")
