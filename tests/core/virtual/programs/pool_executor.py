# ends: exit 0: 6
from concurrent.futures import ThreadPoolExecutor
def sq(x):
    return x
with ThreadPoolExecutor(max_workers=2) as ex:
    print(sum(ex.map(sq, [1, 2, 3])))
