# cancel() reaches what has not gone to the workers yet; shutdown(cancel_futures=True) too.
from concurrent.futures import CancelledError, ProcessPoolExecutor, wait
import time


def nap(seconds):
    time.sleep(seconds)
    return seconds


with ProcessPoolExecutor(1) as pool:
    fs = [pool.submit(nap, 0.05) for _ in range(8)]
    print(fs[-1].cancel())
    try:
        fs[-1].result()
    except CancelledError as e:
        print(type(e).__name__)
    done, not_done = wait(fs)
    print(len(done), len(not_done))
    print([f.cancelled() for f in fs].count(True))

pool = ProcessPoolExecutor(1)
fs = [pool.submit(nap, 0.05) for _ in range(8)]
pool.shutdown(cancel_futures=True)
print(fs[0].result(), fs[-1].cancelled(), all(f.done() for f in fs))

pool = ProcessPoolExecutor(2)
try:
    for value in pool.map(nap, [0.01, 6], timeout=3):
        print(value)
except TimeoutError as e:
    print("too late", repr(e))
pool.shutdown(wait=False)
print("end of main")
