# Names of workers, daemons, initializers, maxtasksperchild.
from multiprocessing import Pool, current_process, Process
import multiprocessing
import os
import threading

base = None


def setup(value):
    global base
    base = value


def use(x):
    return base + x


def who(_):
    p = current_process()
    return p.name, p.daemon, threading.current_thread().name


def pid(_):
    return os.getpid()


def start_child():
    try:
        Process(target=print).start()
    except AssertionError as e:
        return str(e)


if __name__ == "__main__":
    with Pool(2, initializer=setup, initargs=(100,)) as p:
        print(p.map(use, [1, 2, 3]))
        print({name for name, _, _ in p.map(who, range(20), chunksize=1)} <= {"ForkPoolWorker-1", "ForkPoolWorker-2"})
        print({rest for _, *rest in ()} == set(), {d for _, d, _ in p.map(who, range(4))}, {t for _, _, t in p.map(who, range(4))})
        print(p.apply(start_child))
    with Pool(1, maxtasksperchild=2) as p:
        pids = [p.apply(pid, (n,)) for n in range(6)]
        print(len(set(pids)), pids[0] == pids[1], pids[1] != pids[2])
        names = p.map(who, range(1))
        print(names)
    ctx = multiprocessing.get_context("spawn")
    with ctx.Pool(1, setup, (5,)) as p:
        print(p.map(use, [1, 2]), p.map(who, [0]))
    print(len([t for t in threading.enumerate()]))
    t = threading.Thread(target=print)
    print(t.name)
