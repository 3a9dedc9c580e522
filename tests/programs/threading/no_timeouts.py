# What is said of timeouts that are no numbers: it depends on what is done with them first.
import multiprocessing
import queue
import threading

condition = threading.Condition()
thread = threading.Thread(target=print)
thread.start()
event = threading.Event()
reading, writing = multiprocessing.Pipe()


def wait():
    with condition:
        condition.wait("x")


for wrong in (lambda: event.wait("x"), wait, lambda: thread.join("x"), lambda: threading.Semaphore(0).acquire(True, "x"), lambda: threading.Barrier(2).wait("x"),
              lambda: threading.Lock().acquire(True, "x"), lambda: queue.Queue().get(timeout="x"), lambda: queue.Queue(1).put(1, timeout="x"), lambda: queue.SimpleQueue().get(timeout="x"),
              lambda: queue.SimpleQueue().get(timeout=-1), lambda: multiprocessing.Event().wait("x"), lambda: multiprocessing.Lock().acquire(True, "x"), lambda: reading.poll("x")):
    try:
        print(wrong())
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)
event.set()
print(event.wait("x"))
