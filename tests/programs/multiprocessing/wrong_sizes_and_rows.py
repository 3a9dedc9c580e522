# An Array of a negative length, rows that starmap cannot take apart, alarms that C takes as unsigned.
import signal
from multiprocessing import Array, Pool, Value

if __name__ == "__main__":
    for wrong in (lambda: Array("i", -1), lambda: Array("i", "ab"), lambda: Value("i", "a"), lambda: Value("x")):
        try:
            print(wrong())
        except Exception as problem:
            print(type(problem).__name__, problem)
    with Pool(2) as pool:
        print(pool.starmap(pow, ([2, 3], (3, 2), {4: 1, 2: 1})))
        try:
            pool.starmap(pow, [1])
        except TypeError as problem:
            print(problem)
    print(signal.alarm(-1), signal.alarm(0) > 2**31)
