# parent_process, active_children, close, kill, sentinel, exit codes of the killed.
import multiprocessing
from multiprocessing import Process, active_children, current_process, parent_process
from multiprocessing.connection import wait
import os
import time


def tell(q):
    p = parent_process()
    q.put((p.name, p.pid == os.getppid(), p.is_alive(), current_process().name, current_process().daemon))


def sleep_long():
    time.sleep(60)


def quick(code):
    os._exit(code)


if __name__ == "__main__":
    print(parent_process())
    q = multiprocessing.Queue()
    p = Process(target=tell, args=(q,), name="Teller", daemon=True)
    p.start()
    print(q.get())
    p.join()
    ps = [Process(target=sleep_long) for _ in range(3)]
    for p in ps:
        p.start()
    print(len(active_children()), sorted(c.name for c in active_children()))
    ps[0].terminate()
    ps[0].join()
    ps[1].kill()
    ps[1].join()
    print(ps[0].exitcode, ps[1].exitcode, ps[2].exitcode, ps[2].is_alive())
    print(len(active_children()))
    try:
        ps[2].close()
    except ValueError as e:
        print(e)
    ps[2].terminate()
    print(wait([ps[2].sentinel], timeout=10) == [ps[2].sentinel])
    ps[2].join()
    ps[2].close()
    try:
        ps[2].is_alive()
    except ValueError as e:
        print(e)
    print(repr(ps[2])[:9], "closed" in repr(ps[2]))
    q1 = Process(target=quick, args=(5,))
    q2 = Process(target=sleep_long)
    q1.start()
    q2.start()
    ready = wait([q1.sentinel, q2.sentinel])
    print(ready == [q1.sentinel])
    q1.join()
    print(q1.exitcode)
    q2.kill()
    q2.join(5)
    print(q2.exitcode, active_children())
    print(Process(target=quick).exitcode, Process(target=quick).pid)
    try:
        Process(target=quick).join()
    except AssertionError as e:
        print(e)
    try:
        Process(target=quick).sentinel
    except ValueError as e:
        print(e)
