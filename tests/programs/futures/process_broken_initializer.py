# An initializer that raises breaks the executor.
# check: type
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def setup():
    raise RuntimeError("no connection")


with ProcessPoolExecutor(1, initializer=setup) as pool:
    try:
        print(pool.submit(pow, 2, 3).result())
    except BrokenProcessPool as e:
        print(e)
print("end")
