# An exception that result() raises in the main thread ends the program, with the worker's lines in the traceback.
# check: type
from concurrent.futures import ThreadPoolExecutor


def divide(a, b):
    return a / b


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(divide, 6, n) for n in (3, 2, 1, 0)]
    for future in futures:
        print(future.result())
print("not reached")
