# Value and Array: what they hold, their locks, what they refuse.
from multiprocessing import Process, Value, Array

def change(n, a, text):
    n.value = 3.25
    for i in range(len(a)):
        a[i] = -a[i]
    text.value = b"child"

if __name__ == "__main__":
    n, a, text = Value("d", 0.0), Array("i", range(5)), Array("c", 10)
    p = Process(target=change, args=(n, a, text))
    p.start()
    p.join()
    print(n.value, a[:], len(a), list(a), a[-1], a[1:3], text.value, text.raw)
    with n.get_lock():
        n.value += 1
    print(n.value)
    small = Value("b", 300)
    print(small.value, Value("B", -1).value, Value("i", 2 ** 40 + 5).value, Value("c", b"x").value)
    a[1:3] = [10, 20]
    print(a[:])
    for bad in (lambda: setattr(Value("i"), "value", 1.5), lambda: setattr(Value("d"), "value", "x"), lambda: a[9], lambda: Value("nope")):
        try:
            bad()
        except (TypeError, IndexError) as error:
            print(type(error).__name__, error)
    raw = Array("h", 3, lock=False)
    raw[0] = 7
    print(raw[:], hasattr(raw, "get_lock"))
