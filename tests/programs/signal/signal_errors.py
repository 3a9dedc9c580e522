import os
import signal
import threading


def attempt(function, *args):
    try:
        print("fine", function(*args))
    except Exception as problem:
        print(type(problem).__name__, problem)


def handler(signum, frame):
    pass


attempt(signal.signal, signal.SIGKILL, handler)
attempt(signal.signal, signal.SIGSTOP, signal.SIG_IGN)
attempt(signal.signal, 0, handler)
attempt(signal.signal, 65, handler)
attempt(signal.signal, signal.SIGTERM, 17)
attempt(signal.signal, signal.SIGTERM, None)
attempt(signal.signal, "SIGTERM", handler)
attempt(signal.getsignal, 100)
attempt(signal.Signals, 77)
attempt(os.kill, os.getpid(), 0)
attempt(os.kill, os.getpid(), 200)
attempt(os.kill, 99999999, 0)
attempt(signal.raise_signal, 300)

thread = threading.Thread(target=attempt, args=(signal.signal, signal.SIGTERM, handler))
thread.start()
thread.join()
