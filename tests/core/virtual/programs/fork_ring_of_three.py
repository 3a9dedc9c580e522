# three processes in a ring, each waits for a token before it passes it on, and nobody has one
# ends: deadlock:
import os
a, b, c = os.pipe(), os.pipe(), os.pipe()
if os.fork() == 0:
    os.write(b[1], os.read(a[0], 1))
    os._exit(0)
if os.fork() == 0:
    os.write(c[1], os.read(b[0], 1))
    os._exit(0)
os.write(a[1], os.read(c[0], 1))
