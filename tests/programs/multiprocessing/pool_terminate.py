# terminate() does not wait for work; leaving `with` terminates; an open pool ends with the program.
from multiprocessing import Pool
import time


def long_nap(n):
    time.sleep(60)


def square(x):
    return x * x


if __name__ == "__main__":
    start = time.time()
    with Pool(3) as p:
        r = p.map_async(long_nap, range(10))
        print(p.apply_async(square, (3,)).ready())
    print(r.ready(), time.time() - start < 20)
    p = Pool(2)
    p.map_async(long_nap, range(2000), chunksize=1)
    big = p.map_async(square, range(100000))
    p.terminate()
    p.join()
    print("terminated", time.time() - start < 30)
    q = Pool(2)
    print(q.map(square, range(4)))
    q.apply_async(long_nap, (1,))
    print("end of main")
