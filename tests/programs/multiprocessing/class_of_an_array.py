# How a shared array is shown, and in which order a client looks at what it was given.
import multiprocessing
from multiprocessing.connection import Client, Listener
for code, size in (("i", 3), ("d", [1.5, 2.5]), ("c", 4), ("H", 1)):
    print(multiprocessing.Array(code, size), multiprocessing.RawArray(code, size))
try:
    Client(("127.0.0.1", 1), authkey="text")
except OSError as problem:
    print(type(problem).__name__)
try:
    multiprocessing.Value("d", 1.5, lock=False).get_lock()
except AttributeError as problem:
    print(problem)
print(type(multiprocessing.RawValue("i")))
with Listener(("127.0.0.1", 0)) as listener:
    try:
        Client(listener.address, authkey="text")
    except TypeError as problem:
        print(problem)
