# What a process has before its first child starts it has afterwards; the child has what is a child's.
import atexit
import multiprocessing
import os
import sys
import threading
from multiprocessing import Process, current_process, parent_process, util


def told(text):
    print(text, flush=True)


class Own(Process):
    def run(self):
        told(f"own run {self.name} {type(self).__name__}")


class Marked:
    pass


def child(number):
    told(f"child {number} {current_process().name} of {parent_process().name} {parent_process().pid == os.getppid()}")
    told((repr(sys.stdin.read()), isinstance(sys.stdin.name, int), sys.stdin.fileno() > 2, sys.stdin is sys.__stdin__))
    told((multiprocessing.active_children(), threading.main_thread() is threading.current_thread(), threading.active_count()))


def state():
    return (current_process().name, parent_process(), sys.stdin is sys.__stdin__, [t.name for t in threading.enumerate()],
            threading.main_thread().is_alive(), util.is_exiting(), ended.still_active(), multiprocessing.active_children())


if __name__ == "__main__":
    main = os.getpid()
    marked = Marked()
    util.register_after_fork(marked, lambda it: told(f"after fork {type(it).__name__} {os.getpid() != main}"))
    ended = util.Finalize(None, told, ("finalized at the end",), exitpriority=3)
    atexit.register(lambda: told(f"at exit {os.getpid() == main}"))
    before = state()
    told(before)
    lowest = os.dup(0)
    os.close(lowest)
    for number, process in enumerate([Own(), Process(target=child, args=(1,)), Process(target=child, args=(2,), daemon=True)]):
        told(process.name)
        process.start()
        process.join()
        told((process.exitcode, state() == before))
        process.close()
    again = os.dup(0)
    told(again == lowest)
