# ends: exit 0: child | exit 0: parent
import os
pid = os.fork()
if pid == 0:
    print("child", flush=True)
    os._exit(0)
print("parent", flush=True)
os.waitpid(pid, 0)
