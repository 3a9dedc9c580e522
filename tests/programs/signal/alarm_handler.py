import signal
import time


def on_alarm(signum, frame):
    print("alarm", signum, signal.Signals(signum).name)


signal.signal(signal.SIGALRM, on_alarm)
print(signal.alarm(1))
start = time.monotonic()
time.sleep(1.5)
print("slept long enough:", time.monotonic() - start >= 1.5)
