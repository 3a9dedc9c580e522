# A handler raises out of waits that have something to put in order: the lock is held again.
import signal
import threading


class Stop(Exception):
    pass


def stop(signum, frame):
    raise Stop


signal.signal(signal.SIGALRM, stop)


def held(condition):
    condition.notify()
    return True


condition = threading.Condition()
try:
    with condition:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        try:
            condition.wait()
        except Stop:
            print("stopped, lock held:", held(condition))
            raise
except Stop:
    print("left, lock free:", condition.acquire(blocking=False))
    condition.release()

for waiter in (threading.Event().wait, threading.Semaphore(0).acquire, threading.Barrier(2).wait):
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        waiter()
    except Stop:
        print("stopped")
