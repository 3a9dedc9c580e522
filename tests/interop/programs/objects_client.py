# Calls everything objects_server.py has, from threads and from a forked child too. Arguments: address and port.
import multiprocessing
import queue
import sys
import threading
from multiprocessing.managers import BaseManager, RemoteError


class ObjectManager(BaseManager):
    pass


ObjectManager.register("get_calculator")
ObjectManager.register("get_queue")


def connect(key=b"open sesame"):
    manager = ObjectManager(address=(sys.argv[1], int(sys.argv[2])), authkey=key)
    manager.connect()
    return manager


def add_often(calculator, times):
    for _ in range(times):
        calculator.add(1)


def main():
    for key in (b"wrong", b"open sesam"):
        try:
            connect(key)
            print("let in")
        except multiprocessing.AuthenticationError:
            print("refused")
    manager = connect()
    calculator = manager.get_calculator()
    values = [None, True, False, 0, -1, 255, 256, 65536, -2 ** 31, 2 ** 40, -2 ** 63, 2 ** 64, -7 ** 99, 0.5, -1e300, float("inf"), "", "text",
              u"\u4f60\u597d \U0001f600", "x" * 300, b"", b"\x00\xff" * 200, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1, [2, [3]]],
              list(range(2000)), {}, {"a": 1, 2: (3,)}, {1, 2, 3}, frozenset([1]), bytearray(b"abc"), "\ud800", [None] * 3]
    print("values", all([calculator.back(v) == v and type(calculator.back(v)) is type(v) for v in values]))
    big = b"0123456789abcdef" * 65536
    print("big", calculator.back(big) == big)
    shared = ["same"]
    pair = calculator.back([shared, shared])
    print("shared", pair[0] is pair[1])
    print("divide", calculator.divide(7, 2), calculator.divide(3), calculator.divide(a=1, b=4))
    for call in (lambda: calculator.divide(1, 0), lambda: calculator.fail("no way"), lambda: calculator.lookup("k"),
                 lambda: calculator.divide("x", "y"), lambda: calculator.add()):
        try:
            print(call())
        except Exception as problem:
            print(type(problem).__name__, problem.args[0] if type(problem) is not TypeError else "")
    for name in ("_hidden", "nothing"):
        try:
            print(calculator._callmethod(name))
        except RemoteError as problem:
            print("RemoteError", "AttributeError" in str(problem))
    try:
        calculator.unsendable()
    except RemoteError as problem:
        print("RemoteError", "Unserializable" in str(problem))
    try:
        getattr(calculator, "_hidden")
    except AttributeError:
        print("not exposed")
    before = calculator.add(0)
    threads = [threading.Thread(target=add_often, args=(calculator, 20)) for _ in range(3)]
    for t in threads:
        t.start()
    child = multiprocessing.get_context("fork").Process(target=add_often, args=(calculator, 20))
    child.start()
    for t in threads:
        t.join()
    child.join()
    print("added", calculator.add(0) - before, child.exitcode)
    q = manager.get_queue()
    while not q.empty():
        q.get()
    q.put("a")
    q.put({"b": [1.5, None]}, timeout=1)
    print(q.qsize(), q.full())
    for call in (lambda: q.put(3, block=False), lambda: q.put(3, timeout=0.02), lambda: q.put_nowait(3)):
        try:
            call()
        except queue.Full:
            print("Full")
    print(q.get(), q.get(True, 1))
    for call in (lambda: q.get(False), lambda: q.get(timeout=0.02), q.get_nowait):
        try:
            call()
        except queue.Empty:
            print("Empty")
    q.task_done()
    q.task_done()
    q.join()
    print(str(q).startswith("<queue.Queue object at"), type(calculator).__name__)
    # A proxy that went through a managed queue stands for the same object.
    multiprocessing.current_process().authkey = b"open sesame"
    try:
        q.put(calculator)
        back = q.get()
        print(type(back).__name__, back.add(5) == calculator.add(0))
    except RemoteError as problem:
        # A server of version 3.8 cannot rebuild one of its own proxies.
        print("no proxies", "unexpected keyword argument 'manager_owned'" in str(problem))


if __name__ == "__main__":
    main()
