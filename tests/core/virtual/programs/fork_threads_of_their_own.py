# each child starts a thread of its own, before or after its brother is there: whatever number it has then, a schedule leads where it says.
# Who asks first may get what came last.
# outcomes: 6
# ends: exit 0: b'123' | exit 0: b'132' | exit 0: b'213' | exit 0: b'231' | exit 0: b'312' | exit 0: b'321'
import os, threading
r, w = os.pipe()
def work(k):
    os.write(w, k)
def child(k):
    t = threading.Thread(target=work, args=(k,))
    t.start()
    t.join()
    os._exit(0)
for k in b"1", b"2", b"3":
    if os.fork() == 0:
        child(k)
print(os.read(r, 1) + os.read(r, 1) + os.read(r, 1))
