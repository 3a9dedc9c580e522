# parent keeps the write end: read to EOF hangs
# ends: stuck: 
import os
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.write(w, b"x")
    os._exit(0)
os.waitpid(pid, 0)
data = b""
while True:
    b = os.read(r, 1)
    if not b: break
    data += b
print(data)
