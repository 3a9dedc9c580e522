# Exceptions travel in futures; so do mistakes in using executors.
# check: type
import concurrent.futures
from concurrent.futures import ThreadPoolExecutor, Future
import threading


def fail(n):
    if n == 3:
        raise ValueError(f"no {n}")
    return n


pool = ThreadPoolExecutor(2)
f = pool.submit(fail, 3)
try:
    f.result()
except ValueError as e:
    print("caught", e)
print(repr(f.exception()), f.done())
results = pool.map(fail, range(5))
try:
    for r in results:
        print(r)
except ValueError as e:
    print("map:", e)
pool.shutdown()

for bad in (0, -1):
    try:
        ThreadPoolExecutor(bad)
    except ValueError as e:
        print(e)
try:
    ThreadPoolExecutor(1, initializer=3)
except TypeError as e:
    print(e)

gate = threading.Event()
pool = ThreadPoolExecutor(1)
first = pool.submit(gate.wait)
second = pool.submit(fail, 1)
while not first.running():
    pass
print(first.cancel(), second.cancel(), second.cancelled(), second.done())
try:
    second.result()
except concurrent.futures.CancelledError as e:
    print("cancelled", repr(e), type(e).__module__)
try:
    first.result(timeout=0.01)
except concurrent.futures.TimeoutError as e:
    print("timeout", repr(e), type(e) is TimeoutError)
try:
    first.exception(0)
except TimeoutError:
    print("timeout again")
gate.set()
print(first.result())
pool.shutdown()

f = Future()
print(f.running(), f.set_running_or_notify_cancel(), f.running())
f.set_result(5)
try:
    f.set_result(6)
except concurrent.futures.InvalidStateError as e:
    print(str(e).split(" at ")[0], str(e)[-28:])
print(f.result())
pool.submit(fail, 1)
