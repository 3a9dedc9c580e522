# A call that a signal interrupts is tried again after the handler.
import os
import queue
import signal
import threading
import time

count = 0


def tick(signum, frame):
    global count
    count += 1


signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)

reads, writes = os.pipe()
threading.Timer(0.4, os.write, (writes, b"hello")).start()
print(os.read(reads, 10))
lock = threading.Lock()
lock.acquire()
threading.Timer(0.3, lock.release).start()
print(lock.acquire())
items = queue.Queue()
threading.Timer(0.3, items.put, ("item",)).start()
print(items.get())
try:
    items.get(timeout=0.2)
except queue.Empty:
    print("empty")
event = threading.Event()
print(event.wait(0.2))
condition = threading.Condition()
with condition:
    print(condition.wait(0.2))
    threading.Timer(0.3, lambda: notify()).start()

    def notify():
        with condition:
            condition.notify()
    print(condition.wait())
thread = threading.Thread(target=time.sleep, args=(0.2,))
thread.start()
thread.join()
pid = os.fork()
if pid == 0:
    time.sleep(0.3)
    os._exit(5)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
signal.setitimer(signal.ITIMER_REAL, 0)
print(count > 10)
