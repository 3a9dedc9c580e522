# Believes that global reaches into another process.
from multiprocessing import get_context

price = 10

def show():
    global price
    print("child's price", price)

if __name__ == "__main__":
    price = 15
    p = get_context("spawn").Process(target=show)
    p.start()
    p.join()
