# And the call that sent it.
# ends: exit 0: sent
import os
import signal

def handler(number, frame):
    raise KeyError(number)

signal.signal(signal.SIGUSR1, handler)
try:
    os.kill(os.getpid(), signal.SIGUSR1)
except KeyError:
    print("sent")
