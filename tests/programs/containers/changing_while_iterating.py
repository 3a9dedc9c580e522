# What happens to an iteration whose container changes.
def run(name, action):
    try:
        print(name, action())
    except RuntimeError as problem:
        print(name, "RuntimeError:", problem)


def grow_dict():
    d = {1: 1, 2: 2}
    for key in d:
        d[key + 10] = 0


def shrink_dict():
    d = {1: 1, 2: 2}
    for key in d:
        del d[key]


def shrink_at_end():
    d = {1: 1}
    for key in d:
        del d[key]
    return d


def replace_in_dict():
    d = {1: 1, 2: 2, 3: 3}
    seen = []
    for key in d:
        d[key] = key * 2
        seen.append(key)
    return seen, d


def swap_keys():
    d = {i: i for i in range(4)}
    seen = []
    for key in d:
        seen.append(key)
        del d[key]
        d[key + 100] = key
        if len(seen) > 12:
            break
    return seen, d


def over_view(view):
    d = {1: 2, 3: 4}
    for _ in getattr(d, view)():
        d[99] = 1


def grow_set():
    s = {1, 2}
    for item in s:
        s.add(item + 10)


def same_error_twice():
    d = {1: 1, 2: 2}
    it = iter(d)
    next(it)
    d[3] = 3
    messages = []
    for _ in range(2):
        try:
            next(it)
        except RuntimeError as problem:
            messages.append(str(problem))
    del d[3]
    try:
        next(it)
    except RuntimeError as problem:
        messages.append(str(problem))
    return messages


def finished_stays_finished():
    a = [1]
    it = iter(a)
    got = list(it)
    a.append(2)
    return got, list(it)


def list_grows():
    a = [1, 2, 3]
    for x in a:
        if len(a) < 10:
            a.append(x)
    return a


def list_shrinks():
    a = [1, 2, 3, 4, 5, 6]
    for x in a:
        a.remove(x)
    return a


def reversed_list():
    a = [1, 2, 3]
    it = reversed(a)
    got = [next(it)]
    a.append(4)
    got.append(next(it))
    del a[:]
    return got, list(it)


run("grow_dict", grow_dict)
run("shrink_dict", shrink_dict)
run("shrink_at_end", shrink_at_end)
run("replace_in_dict", replace_in_dict)
run("swap_keys", swap_keys)
for name in ("keys", "values", "items"):
    run(name, lambda: over_view(name))
run("grow_set", grow_set)
run("same_error_twice", same_error_twice)
run("finished", finished_stays_finished)
run("list_grows", list_grows)
run("list_shrinks", list_shrinks)
run("reversed_list", reversed_list)

d = {}
for i in range(1000):
    d[i] = i
    if i >= 10:
        del d[i - 10]
print(list(d), len(d))
while d:
    print(d.popitem(), end=" ")
print(d)
d[1] = 1
d.clear()
d["x"] = 2
print(d, list(reversed({1: 2, 3: 4})), list(reversed({1: 2, 3: 4}.items())))
