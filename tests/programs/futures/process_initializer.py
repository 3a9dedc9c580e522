# An initializer in every worker; global state of a worker stays from task to task.
from concurrent.futures import ProcessPoolExecutor
import multiprocessing

config = None
calls = 0


def setup(value):
    global config
    config = value


def use(n):
    global calls
    calls += 1
    return f"{config}-{n}", calls


def name():
    return multiprocessing.current_process().name


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=setup, initargs=("db",)) as pool:
        print(list(pool.map(use, range(4))))
        print(pool.submit(name).result())
    print(config, calls)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=setup, initargs=("fresh",)) as pool:
        print(pool.submit(use, 1).result())
        print(pool.submit(name).result())
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as pool:
        print([pool.submit(use, n).result() for n in range(5)])
    try:
        ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork"), max_tasks_per_child=2)
    except ValueError as e:
        print(e)
    ctx = multiprocessing.get_context("fork")
    print(ctx.get_start_method())
