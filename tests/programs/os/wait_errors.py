# wait without children, waitpid with the wrong pid, kill of nobody, WNOHANG.
import os

for bad in (os.wait, lambda: os.waitpid(-1, 0), lambda: os.waitpid(os.getpid(), 0)):
    try:
        bad()
    except ChildProcessError as error:
        print(error)
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(4)
print(os.waitpid(pid, os.WNOHANG))
os.close(w)
os.close(r)
got, status = os.waitpid(pid, 0)
print(got == pid, status >> 8)
try:
    os.write(9999, b"x")
except OSError as error:
    print(error.errno, error)
