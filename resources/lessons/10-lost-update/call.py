import threading

rounds = 1000000
balance = 0

def same(number):
    return number

def change(amount):
    global balance
    for n in range(rounds):
        balance = balance + same(amount)
        balance = balance - same(amount)

t1 = threading.Thread(target=change, args=(5,))
t2 = threading.Thread(target=change, args=(8,))
t1.start()
t2.start()
t1.join()
t2.join()
print(balance)
