from multiprocessing import Process, Event

price = 10

def show(ready):
    ready.wait()
    print("child's price", price)

if __name__ == "__main__":
    ready = Event()
    p = Process(target=show, args=(ready,))
    p.start()
    price = 15
    ready.set()
    p.join()
    print("parent's price", price)
