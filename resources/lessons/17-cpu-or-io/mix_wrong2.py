# Says six, and takes twelve.
import time
from concurrent.futures import ThreadPoolExecutor

workers = 6

def job(number):
    time.sleep(0.3)

start = time.monotonic()
for n in range(3):
    job(n)
deadline = time.monotonic() - start

start = time.monotonic()
with ThreadPoolExecutor(12) as pool:
    list(pool.map(job, range(12)))
if time.monotonic() - start < deadline:
    print(workers, "workers: in time")
else:
    print(workers, "workers: late")
