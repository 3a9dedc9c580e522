# ends: exit 0: b'hi'
import os
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(r)
    os.write(w, b"hi")
    os._exit(0)
os.close(w)
print(os.read(r, 100))
os.waitpid(pid, 0)
