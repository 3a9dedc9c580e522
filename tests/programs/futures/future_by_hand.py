# A Future that a thread of one's own completes.
# check: type
from concurrent.futures import Future, ThreadPoolExecutor, wait
import concurrent.futures
import threading
import time


def complete(future, value):
    time.sleep(0.02)
    if isinstance(value, Exception):
        future.set_exception(value)
    else:
        future.set_result(value)


good, bad = Future(), Future()
threading.Thread(target=complete, args=(good, 5)).start()
threading.Thread(target=complete, args=(bad, KeyError("k"))).start()
print(good.result(timeout=10))
try:
    bad.result(timeout=10)
except KeyError as e:
    print("KeyError", e)
print(good.exception(), repr(bad.exception()))
f = Future()
print(repr(f).startswith("<Future at 0x"), "state=pending" in repr(f))
f.set_running_or_notify_cancel()
print("state=running" in repr(f), f.cancel())
f.set_result(None)
print("state=finished returned NoneType" in repr(f), "raised KeyError" in repr(bad))
c = Future()
c.cancel()
print("state=cancelled" in repr(c), c.cancelled(), c.done())
try:
    c.exception()
except concurrent.futures.CancelledError:
    print("CancelledError")
try:
    c.set_result(1)
except concurrent.futures.InvalidStateError as e:
    print(str(e)[:10])
try:
    f.set_running_or_notify_cancel()
except RuntimeError as e:
    print(e)
