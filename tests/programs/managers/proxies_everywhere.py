# Proxies sent to a pool's workers, through queues, to fresh processes; nested ones; copies that do not come back.
import multiprocessing as mp
from multiprocessing import Manager, Pool, Process, Queue


def count(args):
    d, lock, word = args
    with lock:
        d[word] = d.get(word, 0) + 1
    return word


def from_queue(q):
    l = q.get()
    l.append("through a queue")


def fresh(d, event):
    d["fresh"] = mp.current_process().name
    event.set()


def use_manager_made_in_parent(ns):
    ns.count += 1


if __name__ == "__main__":
    with Manager() as m:
        d, lock = m.dict(), m.Lock()
        words = "a b a c a b".split()
        with Pool(3) as pool:
            print(pool.map(count, [(d, lock, w) for w in words]))
        print(sorted(d.items()))
        q = Queue()
        l = m.list()
        q.put(l)
        p = Process(target=from_queue, args=(q,))
        p.start()
        p.join()
        print(l)
        event = m.Event()
        p = mp.get_context("spawn").Process(target=fresh, args=(d, event))
        p.start()
        print(event.wait(30), event.is_set())
        p.join()
        print(d["fresh"], p.exitcode)
        outer = m.dict()
        outer["plain"] = [1]
        outer["plain"].append(2)
        print(outer["plain"])
        value = outer["plain"]
        value.append(2)
        outer["plain"] = value
        print(outer["plain"])
        outer["managed"] = m.list([1])
        outer["managed"].append(2)
        print(list(outer["managed"]), len(outer))
        ns = m.Namespace(count=1)
        for _ in range(3):
            p = Process(target=use_manager_made_in_parent, args=(ns,))
            p.start()
            p.join()
        print(ns.count, ns)
        grid = m.list([m.list([0] * 3) for _ in range(2)])
        grid[1][2] = 9
        print([list(row) for row in grid])
        print(m.list("abc") + ["d"], m.list([3, 1, 2])[::-1], m.list([1, 2]) * 2, 2 * m.list([7]))
        print(str(m.dict({"k": None})), m.dict([("x", 1)], y=2).copy())
        x = m.list([1, 2, 3])
        x[0:2] = [9]
        del x[-1]
        print(x, list(iter(x)), x == [9], x._getvalue() == [9])
        for key in m.dict(a=1, b=2):
            print(key)
    print("closed")
