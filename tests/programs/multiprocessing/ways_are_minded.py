# What is made fixes the way to start; a lock made for forked processes is for no other; errors keep what belongs to them on their way.
import json, os, pickle
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor


class Kept:
    def __init__(self):
        self.x = 1

    def __getstate__(self):
        return self.__dict__


def load(path):
    return open(path).read()


def parse(text):
    return json.loads(text)


def state(kept):
    return vars(kept)


def show(f):
    try:
        print(f())
    except BaseException as problem:
        print(type(problem).__name__, problem, getattr(problem, "filename", None), getattr(problem, "pos", None), getattr(problem, "name", None))


if __name__ == "__main__":
    lock = mp.Lock()
    show(lambda: mp.set_start_method("spawn"))
    show(lambda: mp.get_context("spawn").Process(target=print, args=(lock,)).start())
    show(lambda: mp.get_context("spawn").Process(target=print, args=(mp.Value("i", 1),)).start())
    with ProcessPoolExecutor(1) as ex:
        show(lambda: ex.submit(load, "missing.txt").result())
        show(lambda: ex.submit(parse, "{bad").result())
        show(lambda: ex.submit(state, Kept()).result())
    for problem in (OSError(2, "no", "a"), OSError(2, "no", "a", None, "b"), OSError(2, "no"), ImportError("m", name="n", path="p"), TimeoutError(110, "late", "h")):
        again = pickle.loads(pickle.dumps(problem))
        print(type(again).__name__, again, again.args, getattr(again, "filename", None), getattr(again, "filename2", None), getattr(again, "name", None))
    k = pickle.loads(pickle.dumps(Kept()))
    print(k.x, pickle.loads(pickle.dumps(vars(k))))
    p = mp.Process(target=print)
    p.start()
    p.join(5)
    print(mp.connection.wait([p.sentinel]) == [p.sentinel])
