from multiprocessing import get_context

def show(price):
    print("child's price", price)

if __name__ == "__main__":
    price = 15
    p = get_context("spawn").Process(target=show, args=(price,))
    p.start()
    p.join()
