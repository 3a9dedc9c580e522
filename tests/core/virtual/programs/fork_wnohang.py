# ends: exit 0: False | exit 0: True
import os
pid = os.fork()
if pid == 0: os._exit(0)
print(os.waitpid(pid, os.WNOHANG)[0] == pid)
