# Clocks go forward; sleep sleeps at least as long as told.
import time
a, b = time.monotonic(), time.perf_counter()
t = time.time()
time.sleep(0.05)
print(0.045 < time.monotonic() - a < 5, 0.045 < time.perf_counter() - b < 5, t > 1.6e9, 0 <= time.time() - t < 5)
print(type(time.time()).__name__, type(time.monotonic()).__name__, type(time.perf_counter_ns()).__name__, len(time.strftime("%H:%M:%S")), time.strftime("literal %%"))
time.sleep(0)
for bad in (-1, "x", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
