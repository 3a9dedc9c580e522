# waits for whichever child ends first; both read what the parent would write afterwards
# ends: deadlock:
import os
r, w = os.pipe()
for i in range(2):
    if os.fork() == 0:
        os.read(r, 1)
        os._exit(0)
os.wait()
os.write(w, b"xx")
os.wait()
