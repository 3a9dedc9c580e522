# fork returns twice; memory is copied.
import os

number = 10
print("before", flush=True)
pid = os.fork()
if pid == 0:
    number += 5
    print("child", pid, number, flush=True)
    os._exit(0)
done, status = os.wait()
print("parent", done == pid, status, number)
