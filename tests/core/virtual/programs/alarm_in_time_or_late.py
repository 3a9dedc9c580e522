# An alarm may come at any time from when it was set: while others can go on too, before the wait, in it, and where nobody expects it.
# ends: exit 0: in time | exit 0: late | exception Late:
import signal
import threading

class Late(Exception):
    pass

def ring(number, frame):
    raise Late

signal.signal(signal.SIGALRM, ring)
done = threading.Event()
helper = threading.Thread(target=done.set)
signal.alarm(1)
helper.start()
try:
    done.wait()
    signal.alarm(0)
    print("in time")
except Late:
    print("late")
helper.join()
