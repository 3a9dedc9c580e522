import os, time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

workers = 2
crash = "abort"    # or "exception", or "none"

def serve(number):
    if number == 1 and crash == "abort":
        os.abort()
    if number == 1 and crash == "exception":
        raise ValueError("no paper")
    time.sleep(0.5)
    return number

if __name__ == "__main__":
    with ProcessPoolExecutor(workers) as executor:
        futures = [executor.submit(serve, n) for n in range(3)]
        for n, future in enumerate(futures):
            try:
                print("job", n, "gave", future.result())
            except ValueError as error:
                print("job", n, "failed:", error)
            except BrokenProcessPool:
                print("job", n, "lost: the pool is broken")
