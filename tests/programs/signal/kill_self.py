import os
import signal

calls = []


def handler(signum, frame):
    calls.append(signum)
    print("handling", signal.Signals(signum).name, "in line", frame.f_lineno)


for name in ("SIGUSR1", "SIGUSR2", "SIGTERM", "SIGHUP", "SIGINT"):
    signal.signal(getattr(signal, name), handler)
os.kill(os.getpid(), signal.SIGUSR1)
print("after the first")
os.kill(os.getpid(), signal.SIGUSR2)
os.kill(os.getpid(), signal.SIGTERM)
signal.raise_signal(signal.SIGHUP)
signal.raise_signal(signal.SIGINT)
print(len(calls), [int(n) for n in calls])
