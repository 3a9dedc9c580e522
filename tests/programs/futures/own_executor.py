# An Executor of one's own; map comes with it.
from concurrent.futures import Executor, Future, ThreadPoolExecutor
import os


class Inline(Executor):
    def submit(self, fn, /, *args, **kwargs):
        f = Future()
        f.set_running_or_notify_cancel()
        try:
            f.set_result(fn(*args, **kwargs))
        except Exception as e:
            f.set_exception(e)
        return f

    def shutdown(self, wait=True, *, cancel_futures=False):
        print("shutdown", wait, cancel_futures)


with Inline() as e:
    print(list(e.map(lambda a, b: a - b, [5, 6], [1, 2])))
    f = e.submit(int, "x")
    print(repr(f.exception()))
try:
    Executor().submit(print)
except NotImplementedError as e:
    print("NotImplementedError")
print(ThreadPoolExecutor()._max_workers == min(32, os.cpu_count() + 4))
with ThreadPoolExecutor(2) as e:
    def fail(n):
        if n == 2:
            raise KeyError(n)
        return n
    results = e.map(fail, range(4))
    print(next(results), next(results))
    try:
        next(results)
    except KeyError as error:
        print("KeyError", error)
    try:
        next(results)
    except StopIteration:
        print("the generator is over")
    chained = e.submit(lambda: 1)
    second = e.submit(lambda: chained.result() + 1)
    print(second.result())
try:
    with ThreadPoolExecutor(1) as e:
        e.submit(print, "runs")
        raise LookupError("out of the with block")
except LookupError as error:
    print(error)
