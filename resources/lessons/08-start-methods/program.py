from multiprocessing import Process

price = 10
print("the file is read")

def show():
    print("child's price", price)

if __name__ == "__main__":
    price = 15
    p = Process(target=show)
    p.start()
    p.join()
    print("parent's price", price)
