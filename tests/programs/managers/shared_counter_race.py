# Without a lock a managed counter may lose updates; with one it does not.
from multiprocessing import Manager, Process


def unsafe(ns, times):
    for _ in range(times):
        ns.n += 1


def safe(ns, lock, times):
    for _ in range(times):
        with lock:
            ns.n += 1


if __name__ == "__main__":
    with Manager() as m:
        ns = m.Namespace()
        ns.n = 0
        lock = m.Lock()
        ps = [Process(target=safe, args=(ns, lock, 30)) for _ in range(3)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(ns.n)
        ns.n = 0
        ps = [Process(target=unsafe, args=(ns, 30)) for _ in range(3)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(30 <= ns.n <= 90)
