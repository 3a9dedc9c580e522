# shutdown(wait, cancel_futures), and an executor that nobody shuts down: its work is done before the program ends.
from concurrent.futures import ThreadPoolExecutor
import threading
import time

gate = threading.Event()
pool = ThreadPoolExecutor(1)
running = pool.submit(gate.wait)
waiting = [pool.submit(print, "never") for _ in range(3)]
while not running.running():
    time.sleep(0.001)
pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in waiting], running.done())
gate.set()
print(running.result())

pool = ThreadPoolExecutor(2)


def late():
    time.sleep(0.1)
    print("late work is done")


pool.submit(late)
print("main ends")
