import os

pid = os.fork()
if pid == 0:
    os._exit(9)
ended, status, usage = os.wait3(0)
print(ended == pid, os.waitstatus_to_exitcode(status), type(usage).__name__, len(usage), usage.ru_utime >= 0)
pid = os.fork()
if pid == 0:
    os._exit(8)
ended, status, usage = os.wait4(pid, 0)
print(ended == pid, os.waitstatus_to_exitcode(status), usage.ru_maxrss == usage[2])
for call in (lambda: os.wait3(0), lambda: os.wait4(pid, os.WNOHANG)):
    try:
        call()
    except ChildProcessError as e:
        print(e)
