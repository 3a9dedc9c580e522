# What wait tells of each way to end.
import os

def status_of(end):
    pid = os.fork()
    if pid == 0:
        end()
        os._exit(99)
    return os.waitpid(pid, 0)[1]

for end in (lambda: os._exit(0), lambda: os._exit(7), lambda: os.kill(os.getpid(), 9), lambda: os.kill(os.getpid(), 15)):
    status = status_of(end)
    print(status, os.WIFEXITED(status), os.WIFSIGNALED(status), os.waitstatus_to_exitcode(status))
print(os.WEXITSTATUS(status_of(lambda: os._exit(3))), os.WTERMSIG(status_of(lambda: os.kill(os.getpid(), 9))), status_of(lambda: None) >> 8)
