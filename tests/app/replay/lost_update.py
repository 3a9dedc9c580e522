import threading
balance = 0
def add(n):
    global balance
    balance = balance + n
    balance = balance - n
a = threading.Thread(target=add, args=(5,))
b = threading.Thread(target=add, args=(8,))
a.start(); b.start()
a.join(); b.join()
print(balance)
