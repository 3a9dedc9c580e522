# What is no time: refused as CPython does.
import time

NOW = time.gmtime(0)
for call in (lambda: time.gmtime("a"), lambda: time.localtime([]), lambda: time.ctime("a"), lambda: time.ctime(float("nan")), lambda: time.gmtime(1e20),
             lambda: time.gmtime(10**30), lambda: time.strftime(1), lambda: time.strftime("%Y", 1), lambda: time.strftime("%Y", (1, 2)),
             lambda: time.strftime("%Y", tuple(NOW)[:8] + ("a",)), lambda: time.mktime(1), lambda: time.mktime((1, 2)), lambda: time.asctime(1), lambda: time.asctime((1, 2)),
             lambda: time.asctime((2000, 13, 1, 0, 0, 0, 0, 0, 0)), lambda: time.strftime("%H", (2000, 1, 1, 24, 0, 0, 0, 0, 0)),
             lambda: time.strftime("%d %m", (2000, 0, 0, 0, 0, 0, 0, 0, 0)), lambda: time.asctime(NOW), lambda: time.gmtime(-1.5).tm_sec, lambda: time.gmtime(True).tm_sec,
             lambda: time.sleep("a"), lambda: time.sleep(-1)):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)
