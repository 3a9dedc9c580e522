# each writes more than its pipe holds before it reads what the other has written
# ends: deadlock:
import os
r1, w1 = os.pipe()
r2, w2 = os.pipe()
if os.fork() == 0:
    os.write(w2, b"x" * 100000)
    os.read(r1, 100000)
    os._exit(0)
os.write(w1, b"x" * 100000)
os.read(r2, 100000)
