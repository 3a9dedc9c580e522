# A value and an array reach a spawned child through its arguments, and what it changes is seen.
from multiprocessing import get_context


def work(cell, raw, row):
    with cell.get_lock():
        print("child", cell.value, raw.value, list(row), flush=True)
        cell.value = 7
        raw.value = 2.5
        row[1] = 9


if __name__ == "__main__":
    for method in ["fork", "spawn", "forkserver"]:
        context = get_context(method)
        cell = context.Value("i", 15)
        raw = context.RawValue("d", 0.5)
        row = context.Array("i", [1, 2, 3])
        p = context.Process(target=work, args=(cell, raw, row))
        p.start()
        p.join()
        print(method, cell.value, raw.value, list(row), p.exitcode)
