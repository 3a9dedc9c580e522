import os

print(isinstance(os.cpu_count(), int), os.cpu_count() >= 1)
cores = os.sched_getaffinity(0)
print(isinstance(cores, set), len(cores) <= os.cpu_count())
one = {min(cores)}
os.sched_setaffinity(0, one)
print(os.sched_getaffinity(0) == one)
pid = os.fork()
if pid == 0:
    os._exit(0 if os.sched_getaffinity(0) == one else 1)
print(os.waitpid(pid, 0)[1])
os.sched_setaffinity(0, cores)
try:
    os.sched_setaffinity(0, [])
except OSError as problem:
    print(problem)
print(len(os.urandom(16)), os.urandom(8) != os.urandom(8), os.urandom(0))
print(os.getpid() > 0, os.getppid() > 0, os.getpgid(0) == os.getpgrp(), os.uname().sysname)
print(len(os.times()), os.strerror(2), os.getloadavg()[0] >= 0)
print(os.get_terminal_size.__name__, os.umask(0o22) >= 0)
