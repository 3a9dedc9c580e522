import threading
a = threading.Lock()
b = threading.Lock()
def one():
    with a:
        with b:
            print("one")
def two():
    with b:
        with a:
            print("two")
s = threading.Thread(target=one); t = threading.Thread(target=two)
s.start(); t.start(); s.join(); t.join()
print("done")
