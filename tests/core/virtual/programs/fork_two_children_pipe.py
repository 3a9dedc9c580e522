# ends: exit 0: b'ab' | exit 0: b'ba'
import os
r, w = os.pipe()
for c in (b"a", b"b"):
    if os.fork() == 0:
        os.write(w, c)
        os._exit(0)
os.wait(); os.wait()
os.close(w)
print(os.read(r, 100))
