# ends: exit 0: 1 | exit 0: 2
from concurrent.futures import ThreadPoolExecutor
n = 0
def inc():
    global n
    n = n + 1
with ThreadPoolExecutor(max_workers=2) as ex:
    ex.submit(inc)
    ex.submit(inc)
print(n)
