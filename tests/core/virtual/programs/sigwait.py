# Who waits for a signal gets it whenever it comes: sent before the wait begins, or while it lasts. One who waits for so long only may
# have given up by then.
# ends: exit 0: 1 10 | exit 0: 1 None | exit 0: 2 10 | exit 0: 2 None
import os
import signal
import threading

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2})
steps = []

def send():
    steps.append(1)
    os.kill(os.getpid(), signal.SIGUSR1)
    steps.append(2)

def send_other():
    os.kill(os.getpid(), signal.SIGUSR2)

first = threading.Thread(target=send)
first.start()
got = signal.sigwait({signal.SIGUSR1})
seen = len(steps)
first.join()
second = threading.Thread(target=send_other)
second.start()
other = signal.sigtimedwait({signal.SIGUSR2}, 1)
second.join()
print(seen, int(got) if other else None)
