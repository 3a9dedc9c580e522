import os
import signal
import time

pid = os.fork()
if pid == 0:
    while True:
        time.sleep(0.05)
os.kill(pid, signal.SIGSTOP)
_, status = os.waitpid(pid, os.WUNTRACED)
print("stopped:", os.WIFSTOPPED(status), os.WSTOPSIG(status) == signal.SIGSTOP)
os.kill(pid, signal.SIGCONT)
_, status = os.waitpid(pid, os.WCONTINUED)
print("continued:", os.WIFCONTINUED(status))
os.kill(pid, signal.SIGKILL)
_, status = os.waitpid(pid, 0)
print("killed:", os.WTERMSIG(status))
