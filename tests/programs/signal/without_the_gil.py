# Handlers run in the main thread while others compute, with no GIL too.
# options: --gil off
import os
import signal
import threading
import time

stop = False
count = 0


def tick(signum, frame):
    global count
    assert threading.current_thread() is threading.main_thread()
    count += 1


def work():
    n = 0
    while not stop:
        n += 1


signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
while count < 10:
    time.sleep(0.01)
total = 0
for i in range(20000):
    total += i
signal.setitimer(signal.ITIMER_REAL, 0)
stop = True
for thread in threads:
    thread.join()
print(total, count >= 10)
pid = os.fork()
if pid == 0:
    signal.raise_signal(signal.SIGALRM)
    os._exit(0)
print(os.waitpid(pid, 0)[1])
