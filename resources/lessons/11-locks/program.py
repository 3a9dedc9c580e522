import threading

rounds = 3
balance = 0
lock = threading.Lock()

def change(amount):
    global balance
    for n in range(rounds):
        with lock:
            balance = balance + amount
            balance = balance - amount

for amount in [5, 8]:
    threading.Thread(target=change,
                     args=(amount,)).start()
with lock: print(balance)
