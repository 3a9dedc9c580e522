# ends: exit 0: -9 | exit 0: 0
# outcomes: 3
import os, signal
pid = os.fork()
if pid == 0:
    print("a", flush=True)
    os._exit(0)
os.kill(pid, signal.SIGKILL)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
