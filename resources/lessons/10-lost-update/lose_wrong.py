# Sleeps after the store. A pause does harm only between load and store.
import threading, time

balance = 0

def add(amount, seconds):
    global balance
    before = balance
    balance = before + amount
    time.sleep(seconds)

slow = threading.Thread(target=add, args=(8, 0.5))
fast = threading.Thread(target=add, args=(5, 0.2))
slow.start()
fast.start()
slow.join()
fast.join()
print("balance", balance)
