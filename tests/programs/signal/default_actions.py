# What a signal does that nobody handles.
import os
import signal
import time

for sig in (signal.SIGTERM, signal.SIGKILL, signal.SIGUSR1, signal.SIGHUP, signal.SIGALRM, signal.SIGCHLD):
    pid = os.fork()
    if pid == 0:
        os.kill(os.getpid(), sig)
        os._exit(7)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        print(sig.name, "ended it:", os.WTERMSIG(status) == sig, os.waitstatus_to_exitcode(status))
    else:
        print(sig.name, "did nothing:", os.WEXITSTATUS(status))
