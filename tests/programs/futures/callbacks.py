# Callbacks: called in the worker's thread, at once where the future is done, and their exceptions go to standard error.
# check: type
from concurrent.futures import ThreadPoolExecutor, Future
import threading

gate = threading.Event()


def work():
    gate.wait()
    return 42


def tell(future):
    print("callback:", future.result(), threading.current_thread().name)


def fail(future):
    raise ValueError("from a callback")


with ThreadPoolExecutor(1, "worker") as pool:
    f = pool.submit(work)
    f.add_done_callback(tell)
    f.add_done_callback(fail)
    f.add_done_callback(lambda f: print("the last one"))
    gate.set()
f.add_done_callback(tell)

f = Future()
f.add_done_callback(lambda f: print("cancelled:", f.cancelled()))
print(f.cancel(), f.cancel())
print(f.set_running_or_notify_cancel())
