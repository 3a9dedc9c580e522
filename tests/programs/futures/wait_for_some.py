# wait(): for all, for the first, for the first that fails, for so long.
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait
import threading

pool = ThreadPoolExecutor(4)
gates = [threading.Event() for _ in range(3)]


def pass_gate(n):
    gates[n].wait()
    if n == 1:
        raise KeyError(n)
    return n


fs = [pool.submit(pass_gate, n) for n in range(3)]
done, not_done = wait(fs, timeout=0.05)
print(len(done), len(not_done))
gates[0].set()
result = wait(fs, return_when=FIRST_COMPLETED)
print(result.done == {fs[0]}, len(result.not_done))
gates[1].set()
done, not_done = wait(fs, return_when=FIRST_EXCEPTION)
print(fs[1] in done, not_done == {fs[2]}, repr(fs[1].exception()))
try:
    for f in as_completed(fs, timeout=0.05):
        pass
except TimeoutError as e:
    print(e)
gates[2].set()
print(wait(fs, return_when=ALL_COMPLETED) == (set(fs), set()))
print([f.result() for f in as_completed([fs[2], fs[2], fs[0]])].__len__())
print(wait([]))
try:
    more = [pool.submit(threading.Event().wait, 0.05)]
    wait(more, return_when="SOME")
except ValueError as e:
    print(e)
print([type(f).__name__ for f in more])
