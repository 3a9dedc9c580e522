# ends: exit 0: 1 | exit 0: 11
import signal

n = 0

def ring(number, frame):
    global n
    n += 10

signal.signal(signal.SIGALRM, ring)
signal.alarm(1)
x = n
n = x + 1
signal.alarm(0)
print(n)
