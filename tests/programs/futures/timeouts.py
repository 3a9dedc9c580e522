# Everything that can be waited for with a timeout, and what is left running afterwards.
from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed, wait
import threading

gate = threading.Event()
with ThreadPoolExecutor(2) as pool:
    slow = pool.submit(gate.wait)
    fast = pool.submit(int, "7")
    print(fast.result(timeout=5))
    for call in (lambda: slow.result(timeout=0.01), lambda: slow.exception(timeout=0.01), lambda: slow.result(0),
                 lambda: list(as_completed([slow, fast], timeout=0.02)), lambda: list(pool.map(gate.wait, [5], timeout=0.01))):
        try:
            call()
            print("no timeout")
        except TimeoutError as e:
            print("TimeoutError", e)
    done, not_done = wait([slow, fast], timeout=0)
    print(done == {fast}, not_done == {slow})
    print(slow.running(), slow.cancel(), slow.cancelled())
    gate.set()
    print(slow.result())
