# ends: exit 0: b'a' | exit 0: b'b'
import os
r, w = os.pipe()
os.write(w, b"ab")
pid = os.fork()
if pid == 0:
    os.read(r, 1)
    os._exit(0)
x = os.read(r, 1)
os.waitpid(pid, 0)
print(x)
