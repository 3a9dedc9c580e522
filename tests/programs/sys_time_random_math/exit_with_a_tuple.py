# A tuple given to sys.exit: SystemExit is made of its items once somebody looks at it, and of the tuple where nobody does.
import multiprocessing
import os
import sys


def leave(status):
    sys.exit(status)


def caught(status):
    try:
        sys.exit(status)
    except SystemExit as end:
        print(end.code, end.args, flush=True)


if __name__ == "__main__":
    for status in ((), (1,), (3, 4), ("text",), [1]):
        child = multiprocessing.Process(target=leave, args=(status,))
        child.start()
        child.join()
        caught(status)
        pid = os.fork()
        if pid == 0:
            sys.exit(status)
        print(child.exitcode, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
    sys.exit((5,))
