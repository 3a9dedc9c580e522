import signal
import time

ticks = []


def tick(signum, frame):
    ticks.append(time.monotonic())
    if len(ticks) == 3:
        signal.setitimer(signal.ITIMER_REAL, 0)


signal.signal(signal.SIGALRM, tick)
print(signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05))
while len(ticks) < 3:
    signal.pause()
print(len(ticks), ticks[0] < ticks[1] < ticks[2])
print(signal.getitimer(signal.ITIMER_REAL))
signal.alarm(10)
print(signal.alarm(0) in (9, 10), signal.alarm(0))
