import os, time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

def serve(number):
    if number == 1:
        os.abort()
    time.sleep(0.5)
    return number

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(serve, n) for n in range(3)]
        for n, future in enumerate(futures):
            try:
                print("job", n, "gave", future.result())
            except BrokenProcessPool:
                print("job", n, "lost: the pool is broken")
