# ends: exit 0: [0, 1] | exit 0: [1, 0]
from concurrent.futures import ThreadPoolExecutor, as_completed
def f(i): return i
with ThreadPoolExecutor(2) as ex:
    fs = [ex.submit(f, i) for i in range(2)]
    print([x.result() for x in as_completed(fs)])
