import threading

balance = 0
mine = threading.Lock()
yours = threading.Lock()

def change(amount, lock):
    global balance
    with lock:
        balance = balance + amount
        balance = balance - amount

t1 = threading.Thread(target=change, args=(5, mine))
t2 = threading.Thread(target=change, args=(8, yours))
t1.start()
t2.start()
t1.join()
t2.join()
print(balance)
