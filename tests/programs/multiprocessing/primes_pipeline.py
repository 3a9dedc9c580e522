# A pipeline of processes: numbers, a filter for primes, squares; None goes through as the end mark.
from multiprocessing import Process, Queue


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))


def numbers(out, limit):
    for n in range(limit):
        out.put(n)
    out.put(None)


def primes(source, out):
    for n in iter(source.get, None):
        if is_prime(n):
            out.put(n)
    out.put(None)


def squares(source, out):
    for n in iter(source.get, None):
        out.put(n * n)
    out.put(None)


if __name__ == "__main__":
    a, b, c = Queue(), Queue(), Queue()
    stages = [Process(target=numbers, args=(a, 40)), Process(target=primes, args=(a, b)), Process(target=squares, args=(b, c))]
    for s in stages:
        s.start()
    print(list(iter(c.get, None)))
    for s in stages:
        s.join()
    print([s.exitcode for s in stages])
