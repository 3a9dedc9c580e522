import os
import signal

ended = []


def reap(signum, frame):
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        ended.append(os.waitstatus_to_exitcode(status))


signal.signal(signal.SIGCHLD, reap)
for code in (1, 2, 3):
    if os.fork() == 0:
        os._exit(code)
while len(ended) < 3:
    signal.setitimer(signal.ITIMER_REAL, 5)
    signal.signal(signal.SIGALRM, lambda *args: None)
    signal.pause()
print(sorted(ended))
