# What sys takes for its limits and its switch interval, and what it does not.
import sys


def deep(n):
    if n:
        return deep(n - 1)
    for limit in (1, 5, 8, 60, -1, 0, "a", 2**40):
        try:
            print(limit, sys.setrecursionlimit(limit), sys.getrecursionlimit())
        except Exception as problem:
            print(limit, type(problem).__name__, problem)


deep(5)
sys.setrecursionlimit(1000)
deep(0)
for interval in (0, -1, "a", None, 0.25, 2):
    try:
        print(interval, sys.setswitchinterval(interval), sys.getswitchinterval())
    except Exception as problem:
        print(interval, type(problem).__name__, problem)
