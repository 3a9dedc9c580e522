# SIGINT while a child computes, sleeps, reads and waits for a lock.
import os
import signal
import threading
import time


def compute():
    while True:
        pass


def sleep():
    time.sleep(100)


def read():
    os.read(os.pipe()[0], 1)


def lock():
    held = threading.Lock()
    held.acquire()
    held.acquire()


for work in (compute, sleep, read, lock):
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except KeyboardInterrupt:
            os._exit(42)
        os._exit(1)
    time.sleep(0.3)
    os.kill(pid, signal.SIGINT)
    print(work.__name__, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
