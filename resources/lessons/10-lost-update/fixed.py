import threading

rounds = 100000
balance = 0
lock = threading.Lock()

def change(amount):
    global balance
    for n in range(rounds):
        with lock:
            balance = balance + amount
            balance = balance - amount

t1 = threading.Thread(target=change, args=(5,))
t2 = threading.Thread(target=change, args=(8,))
t1.start()
t2.start()
t1.join()
t2.join()
print(balance)
