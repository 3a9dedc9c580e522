# ends: deadlock:  | exit 0: done
from concurrent.futures import ThreadPoolExecutor
import threading
a, b = threading.Lock(), threading.Lock()
def f(x, y):
    with x:
        with y: pass
with ThreadPoolExecutor(max_workers=2) as pool:
    pool.submit(f, a, b); pool.submit(f, b, a)
print("done")
