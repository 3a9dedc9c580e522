import os, time
from multiprocessing import Pool, TimeoutError

def serve(number):
    if number == 1:
        os.abort()
    return number

if __name__ == "__main__":
    with Pool(2) as pool:
        for n in range(3):
            answer = pool.apply_async(serve, (n,))
            try:
                print("job", n, "gave", answer.get(timeout=2))
            except TimeoutError:
                print("job", n, "gave nothing, and no error either")
