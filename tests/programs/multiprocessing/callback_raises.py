# What a pool's callback raises ends the thread that takes results: it is told, and nobody gets a result any more.
import os
import sys
from multiprocessing.pool import ThreadPool


def callback(value):
    raise ValueError(value)


pool = ThreadPool(1)
result = pool.apply_async(abs, (-1,), callback=callback)
try:
    result.get(timeout=0.5)
except Exception as error:
    print(type(error).__name__)
sys.stdout.flush()
os._exit(0)
