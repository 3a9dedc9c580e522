# os.pipe: bytes from child to parent, end of file when all write ends are closed.
import os

r, w = os.pipe()
print(type(r).__name__, r != w, flush=True)
pid = os.fork()
if pid == 0:
    os.close(r)
    for word in (b"one ", b"two ", "三".encode()):
        os.write(w, word)
    os._exit(0)
os.close(w)
data = b""
while chunk := os.read(r, 5):
    data += chunk
os.waitpid(pid, 0)
print(data.decode(), len(data), os.read(r, 1))
os.close(r)
try:
    os.read(r, 1)
except OSError as error:
    print(error, error.errno)
