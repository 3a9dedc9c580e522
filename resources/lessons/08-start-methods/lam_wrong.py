# Gives up spawn: a forked child needs no pickling.
from multiprocessing import get_context

if __name__ == "__main__":
    context = get_context("fork")
    p = context.Process(target=lambda: print("hello from spawn"))
    p.start()
    p.join()
