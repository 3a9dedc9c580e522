import threading

lock = threading.Lock()

def by_hand(text):
    lock.acquire()
    try:
        return int(text)
    finally:
        lock.release()

def by_with(text):
    with lock:
        return int(text)

for convert in [by_hand, by_with]:
    for text in ["12", "twelve"]:
        try:
            print(convert.__name__, "gave", convert(text))
        except ValueError:
            print(convert.__name__, "failed; locked:", lock.locked())
