import signal
import time


def outer(signum, frame):
    print("outer begins")
    signal.raise_signal(signal.SIGUSR2)
    time.sleep(0.01)
    print("outer ends")


def inner(signum, frame):
    print("inner")


signal.signal(signal.SIGUSR1, outer)
signal.signal(signal.SIGUSR2, inner)
signal.raise_signal(signal.SIGUSR1)


class Counter:
    def __init__(self):
        self.n = 0

    def __call__(self, signum, frame):
        self.n += 1

    def method(self, signum, frame):
        self.n += 10


counter = Counter()
signal.signal(signal.SIGUSR1, counter)
signal.signal(signal.SIGUSR2, counter.method)
for _ in range(3):
    signal.raise_signal(signal.SIGUSR1)
    signal.raise_signal(signal.SIGUSR2)
print(counter.n)
