# What a signal's handler raises ends what it interrupts: a sleep, a wait for any signal, the call that sent it.
import os
import signal
import time

def handler(number, frame):
    raise KeyError(number)

signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGALRM, handler)
seen = []
try:
    os.kill(os.getpid(), signal.SIGUSR1)
except KeyError:
    seen.append("sent")
signal.setitimer(signal.ITIMER_REAL, 0.1)
try:
    time.sleep(1)
except KeyError:
    seen.append("slept")
signal.setitimer(signal.ITIMER_REAL, 0.1)
try:
    signal.pause()
except KeyError:
    seen.append("paused")
print(*seen)
