# waits for a job in the same pool with one worker
# ends: stuck: 
from concurrent.futures import ThreadPoolExecutor
ex = ThreadPoolExecutor(max_workers=1)
def inner():
    return 1
def outer():
    f = ex.submit(inner)
    return f.result()
print(ex.submit(outer).result())
