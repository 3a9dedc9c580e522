# What a handler changes may come between two operations of whom it interrupts.
# ends: exit 0: 1 | exit 0: 11
import os
import signal
import threading

n = 0

def add(number, frame):
    global n
    n += 10

signal.signal(signal.SIGUSR1, add)
sender = threading.Thread(target=lambda: os.kill(os.getpid(), signal.SIGUSR1))
sender.start()
x = n
n = x + 1
sender.join()
print(n)
