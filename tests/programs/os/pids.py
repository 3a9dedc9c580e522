# getpid and getppid across a fork; ids are numbers, the child's parent is the one that forked.
import os

me = os.getpid()
print(me > 0, os.getppid() > 0, os.getpid() == me, flush=True)
pid = os.fork()
if pid == 0:
    print(os.getpid() != me, os.getppid() == me, flush=True)
    grandchild = os.fork()
    if grandchild == 0:
        print(os.getppid() not in (me, os.getpid()), flush=True)
        os._exit(0)
    os.wait()
    os._exit(0)
print(os.waitpid(pid, 0) == (pid, 0))
