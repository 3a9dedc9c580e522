# One that comes again and again comes once at each place at most.
# ends: exit 0: True
import signal

n = 0

def ring(number, frame):
    global n
    n += 1

signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
while n < 2:
    signal.pause()
signal.setitimer(signal.ITIMER_REAL, 0)
print(n >= 2)
