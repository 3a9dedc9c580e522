import pickle, threading
from multiprocessing import Process

def square(number):
    return number * number

thing = [10, 15]

def show(thing):
    print("the child got:", type(thing).__name__, flush=True)

if __name__ == "__main__":
    try:
        print("pickled:", len(pickle.dumps(thing)), "bytes", flush=True)
    except Exception as error:
        print("cannot be pickled:", type(error).__name__, flush=True)
    p = Process(target=show, args=(thing,))
    try:
        p.start()
        p.join()
    except Exception as error:
        print("the child got nothing:", type(error).__name__, flush=True)
