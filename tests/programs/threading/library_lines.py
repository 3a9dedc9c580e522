# Misuse of threads and what synchronizes them: with the lines of the library that CPython shows.
import queue
import subprocess
import threading
import traceback


class Unmade(threading.Thread):
    def __init__(self):
        pass


ended = threading.Thread(target=int)
ended.start()
ended.join()
condition = threading.Condition()
for misuse in (ended.start, threading.Thread().join, threading.current_thread().join, Unmade().start, Unmade().join, condition.notify, condition.notify_all, condition.wait,
               threading.BoundedSemaphore(1).release, queue.Queue().task_done, lambda: subprocess.check_output(["false"])):
    try:
        misuse()
    except (RuntimeError, ValueError, subprocess.CalledProcessError):
        traceback.print_exc()
condition.notify()
