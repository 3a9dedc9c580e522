# Small modules asked for what cannot be.
import heapq
import io
import math
import threading

inf = float("inf")
for ask in (lambda: math.fmod(inf, 1), lambda: math.fmod(5, inf), lambda: math.fmod(1, 0), lambda: math.fmod(float("nan"), 1), lambda: math.remainder(inf, 2),
            lambda: math.remainder(7, inf), lambda: math.remainder(5, 3), lambda: heapq.heappush(None, 1), lambda: heapq.heappop((1, 2)), lambda: heapq.heapify(None),
            lambda: io.BytesIO(5), lambda: io.BytesIO("text"), lambda: io.BytesIO([1, 2]), lambda: io.BytesIO(bytearray(b"ab")).read(), lambda: io.BytesIO(None).read(),
            lambda: io.BytesIO(memoryview(b"cd")).read(), lambda: threading.Condition("lock")):
    try:
        print(ask())
    except Exception as problem:
        print(type(problem).__name__, problem)
