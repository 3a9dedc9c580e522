# A timeout by alarm: the handler raises out of the work.
import signal
import time


class TooLong(Exception):
    pass


def give_up(signum, frame):
    raise TooLong("took too long")


signal.signal(signal.SIGALRM, give_up)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    time.sleep(10)
    print("not reached")
except TooLong as problem:
    print("caught", problem)
finally:
    signal.alarm(0)

signal.setitimer(signal.ITIMER_REAL, 0.1)
try:
    n = 0
    while True:
        n += 1
except TooLong:
    print("out of the loop", n > 0)
