# Believes that one short line is atomic.
import threading

balance = 0

def change(amount):
    global balance
    balance += amount
    balance -= amount

t1 = threading.Thread(
    target=change, args=(5,))
t2 = threading.Thread(
    target=change, args=(8,))
t1.start()
t2.start()
t1.join()
t2.join()
print(balance)
