# a write that finds no room for all goes on as room comes: it returns when all is written, and who reads may meet the parts
# ends: exit 0: 70000 70000
import os
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(r)
    os._exit(0 if os.write(w, b"x" * 70000) == 70000 else 1)
os.close(w)
total = 0
while part := os.read(r, 65536):
    total += len(part)
assert os.waitpid(pid, 0)[1] == 0
print(total, 70000)
