# A callback and an initializer that raise: told with the library's lines, and nothing else happens to the program.
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor


def divide(future):
    return future.result() / 0


def initialize():
    raise RuntimeError("not today")


future = Future()
future.add_done_callback(divide)
future.add_done_callback(lambda future: print("the second is called", future.result()))
future.set_result(1)
future.add_done_callback(divide)

executor = ThreadPoolExecutor(1, initializer=initialize)
try:
    executor.submit(print, 1).result()
except BrokenExecutor as problem:
    print(type(problem).__name__, problem)
