# Whoever waits in a loop for what the alarm's handler does is not there for ever: time passes.
# ends: exit 0: went
import signal

rang = False

def ring(number, frame):
    global rang
    rang = True

signal.signal(signal.SIGALRM, ring)
signal.alarm(1)
while not rang:
    pass
print("went")
