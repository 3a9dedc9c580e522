# Compute-bound work in processes, results in the order of the input.
from concurrent.futures import ProcessPoolExecutor


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def main():
    numbers = [15, 10, 18, 5, 12]
    with ProcessPoolExecutor() as executor:
        for number, result in zip(numbers, executor.map(fib, numbers)):
            print(f"fib({number}) = {result}")
    with ProcessPoolExecutor(max_workers=3) as executor:
        print(sum(executor.map(fib, range(20), chunksize=5)))


if __name__ == "__main__":
    main()
