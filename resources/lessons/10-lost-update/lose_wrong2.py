# Gets the number by adding less. Nothing is lost.
import threading, time

balance = 0

def add(amount, seconds):
    global balance
    time.sleep(seconds)
    before = balance
    balance = before + amount

slow = threading.Thread(target=add, args=(8, 0.5))
fast = threading.Thread(target=add, args=(0, 0.2))
slow.start()
fast.start()
slow.join()
fast.join()
print("balance", balance)
