# options: --gil off
# Many threads hand calls to one pool at once: every call gets its own result, and no two threads or processes one name.
from multiprocessing import Pool, Process
import threading


def square(n):
    return n * n


def nothing():
    pass


def ask(pool, results, first):
    for n in range(first, first + 25):
        results[n] = pool.apply(square, (n,))
    results[first] = sum(pool.map(square, range(first, first + 10))) - sum(pool.imap(square, range(first + 1, first + 10)))


def name_them(names):
    for _ in range(50):
        names.append(threading.Thread(target=nothing).name)
        names.append(Process(target=nothing).name)


def together(function, arguments):
    threads = [threading.Thread(target=function, args=a, name=str(i)) for i, a in enumerate(arguments)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


if __name__ == "__main__":
    results = {}
    with Pool(2) as pool:
        together(ask, [(pool, results, 100 * k) for k in range(8)])
    print(len(results), all(value == n * n for n, value in results.items()))
    names = []
    together(name_them, [(names,) for _ in range(8)])
    print(len(names), len(set(names)))
