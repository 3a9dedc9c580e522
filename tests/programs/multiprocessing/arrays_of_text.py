# Shared arrays: what is text ends with the first NUL, each length has a class of its own, and what they are made of has a length.
import ctypes
import multiprocessing
from multiprocessing.sharedctypes import RawArray


def tried(make):
    try:
        print(make())
    except Exception as problem:
        print(type(problem).__name__, problem)


def child(numbers, text, shared):
    numbers[0] = 9
    text[0] = "Z"
    shared[1] = 5
    print(type(numbers).__name__, type(shared.get_obj()).__name__, text.value, flush=True)


wide = multiprocessing.Array("u", 5)
wide[0:2] = "hi"
for ask in (lambda: wide[:], lambda: wide.value, lambda: wide.get_obj().value, lambda: wide[1], lambda: list(wide), lambda: wide.get_obj().raw):
    tried(ask)
text = RawArray("u", "héllo")
tried(lambda: text[::-1])
text.value = "abc"
for ask in (lambda: text.value, lambda: text[:], lambda: setattr(text, "value", "too long"), lambda: setattr(text, "value", 5),
            lambda: text.__setitem__(0, "ab"), lambda: text.__setitem__(0, 5)):
    tried(ask)
letters = RawArray("c", b"hello")
for ask in (lambda: letters.value, lambda: setattr(letters, "value", "x"), lambda: setattr(letters, "value", b"too long"),
            lambda: setattr(letters, "raw", b"12"), lambda: letters.raw):
    tried(ask)
numbers = RawArray("i", 3)
for ask in (lambda: numbers.value, lambda: numbers.raw, lambda: type(numbers), lambda: type(numbers) is type(RawArray("i", [1, 2, 3])),
            lambda: numbers._length_, lambda: bytes(numbers)):
    tried(ask)
for given in (iter([1, 2]), (x for x in [1]), map(int, "12"), {7}, {1: 2}, range(4), b"ab", "ab", None, 2.5, True, -1):
    tried(lambda: multiprocessing.Array("i", given)[:])
tried(lambda: multiprocessing.Value("i", 3, 4))
tried(lambda: multiprocessing.Value("?", 1))
tried(lambda: multiprocessing.Value(ctypes.c_bool, 1).value)
tried(lambda: multiprocessing.Semaphore("a"))
if __name__ == "__main__":
    for way in ("fork", "spawn"):
        context = multiprocessing.get_context(way)
        shared = context.Array("i", 3)
        process = context.Process(target=child, args=(numbers, text, shared))
        process.start()
        process.join()
        print(numbers[:], text.value, shared[:])
