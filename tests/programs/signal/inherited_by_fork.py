# A forked child has its parent's handlers; a new program has not.
import os
import signal


def handler(signum, frame):
    print("handled in", "child" if os.getpid() != parent else "parent", flush=True)


parent = os.getpid()
signal.signal(signal.SIGUSR1, handler)
pid = os.fork()
if pid == 0:
    signal.raise_signal(signal.SIGUSR1)
    os._exit(0)
os.waitpid(pid, 0)
signal.raise_signal(signal.SIGUSR1)

signal.signal(signal.SIGUSR1, signal.SIG_IGN)
pid = os.fork()
if pid == 0:
    os.execvp("sh", ["sh", "-c", "kill -USR1 $$; echo ignored still"])
os.waitpid(pid, 0)
signal.signal(signal.SIGUSR1, handler)
pid = os.fork()
if pid == 0:
    os.execvp("sh", ["sh", "-c", "kill -USR1 $$; echo not reached"])
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
