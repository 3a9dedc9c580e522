# Gives up spawn: a forked child has a copy of the memory.
from multiprocessing import get_context

price = 10

def show():
    print("child's price", price)

if __name__ == "__main__":
    price = 15
    p = get_context("fork").Process(target=show)
    p.start()
    p.join()
