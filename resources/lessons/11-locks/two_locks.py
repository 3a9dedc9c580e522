import threading

rounds = 200000
balance = 0
mine = threading.Lock()
yours = threading.Lock()

def same(number):
    return number

def change(amount, lock):
    global balance
    for n in range(rounds):
        with lock:
            balance = balance + same(amount)
            balance = balance - same(amount)

t1 = threading.Thread(target=change, args=(5, mine))
t2 = threading.Thread(target=change, args=(8, yours))
t1.start()
t2.start()
t1.join()
t2.join()
print(balance)
