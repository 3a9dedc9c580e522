# Manager(): a dict and a list that several processes change.
from multiprocessing import Manager, Process


def work(d, l, n):
    d[n] = n * n
    d[str(n)] = [n]
    l.append(n)


if __name__ == "__main__":
    with Manager() as manager:
        d = manager.dict()
        l = manager.list(range(3))
        ps = [Process(target=work, args=(d, l, n)) for n in range(4)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        print(sorted(d.items(), key=str))
        print(sorted(l))
        print(len(d), len(l), 2 in d, d.get("none", 5), d.pop(0), d.setdefault("x", 1))
        l.reverse()
        l.sort()
        print(l, l[1], l[1:3], l.index(2), l.count(0))
        print(str(d) == repr(dict(d.items())), type(d).__name__, type(l).__name__)
        d.update(a=1)
        d.update({"b": 2})
        print(d["a"], d.copy()["b"], sorted(map(str, d.keys())), len(d.values()))
        print(sorted(str(key) for key in d))
        del d["a"]
        try:
            d["a"]
        except KeyError as e:
            print("KeyError", e)
        try:
            l[100]
        except IndexError as e:
            print(e)
        l += [7, 8]
        l.extend([9])
        print(l[-3:], l.pop(), l.pop(0))
        l.insert(0, "first")
        l.remove("first")
        print(list(reversed(list(l)))[:2], l * 2 == list(l) * 2)
        d.clear()
        print(len(d), d)
        nested = manager.dict()
        inner = manager.list([1])
        nested["inner"] = inner
        inner.append(2)
        print(nested["inner"][1], type(nested["inner"]).__name__)
