import atexit
import os
import signal
import sys

atexit.register(print, "at exit")


def leave(signum, frame):
    print("leaving")
    sys.exit(5)


signal.signal(signal.SIGTERM, leave)
try:
    os.kill(os.getpid(), signal.SIGTERM)
finally:
    print("finally")
