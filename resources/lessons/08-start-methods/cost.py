import time
from multiprocessing import get_context

count = 5

def nothing():
    pass

if __name__ == "__main__":
    for method in ["fork", "spawn"]:
        context = get_context(method)
        start = time.perf_counter()
        for n in range(count):
            p = context.Process(target=nothing)
            p.start()
            p.join()
        needed = time.perf_counter() - start
        print(f"{method}: {1000 * needed / count:.1f} ms a process")
