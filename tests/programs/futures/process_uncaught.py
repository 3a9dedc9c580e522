# A remote exception that nobody catches: its cause is printed first.
# check: type
from concurrent.futures import ProcessPoolExecutor


def divide(a, b):
    return a / b


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print(pool.submit(divide, 1, 2).result())
        print(pool.submit(divide, 1, 0).result())
