import pickle, threading

def square(number):
    return number * number

things = {
    "dict": {"prices": [10, 15]},
    "function": square,
    "lambda": lambda number: number * number,
    "lock": threading.Lock(),
}

for name, thing in things.items():
    try:
        parcel = pickle.dumps(thing)
        print(name + ": can be sent")
    except Exception:
        print(name + ": cannot be sent")
