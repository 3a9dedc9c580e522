from multiprocessing import get_context

price = 10

def show(method):
    print(method + ": price", price, flush=True)

if __name__ == "__main__":
    price = 15
    for method in ["fork", "spawn"]:
        context = get_context(method)
        p = context.Process(target=show, args=(method,))
        p.start()
        p.join()
