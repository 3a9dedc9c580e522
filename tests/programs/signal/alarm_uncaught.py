import signal
import time


def give_up(signum, frame):
    raise TimeoutError("too slow")


def work():
    time.sleep(30)


signal.signal(signal.SIGALRM, give_up)
signal.setitimer(signal.ITIMER_REAL, 0.1)
work()
