# A statement given as text: what it sees, what its setup leaves it, and what its failures say.
# check: type
import timeit
from threading import Thread
from timeit import Timer

calls = []


def work(tag="plain"):
    calls.append(tag)


def in_threads(count):
    threads = [Thread(target=work, args=("thread",)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


print(timeit.timeit("work()", setup="from __main__ import work", number=3) >= 0, calls)
calls.clear()
print(timeit.timeit("work('globals')", globals=globals(), number=2) >= 0, calls)
calls.clear()
timer = Timer("in_threads(%s)" % 2, "from __main__ import in_threads")
print(len(timer.repeat(repeat=3, number=1)), calls)
calls.clear()
timeit.timeit(work, setup=lambda: work("setup"), number=2)
print(calls)
calls.clear()
timeit.timeit("""
for i in range(3):
    if i % 2:
        seen.append((i, base))
base += 1
""", setup="base = 10\nfrom __main__ import calls as seen", number=2)
print(calls)
print(type(timeit.timeit("'-'.join(str(n) for n in range(10))", number=10)))
print([type(value) for value in timeit.repeat("x = sum(range(10))", number=5, repeat=2)])
for stmt, setup in (("nowhere()", "pass"), ("1 +", "pass"), ("pass", "if"), (3, "pass"), ("pass", 3)):
    try:
        timeit.timeit(stmt, setup, number=1)
    except (NameError, SyntaxError, ValueError) as error:
        print(type(error).__name__, error if not isinstance(error, SyntaxError) else "")
timeit.timeit("1 / 0", number=1)
