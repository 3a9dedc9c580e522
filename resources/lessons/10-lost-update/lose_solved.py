import threading, time

balance = 0

def add(amount, seconds):
    global balance
    before = balance
    time.sleep(seconds)
    balance = before + amount

slow = threading.Thread(target=add, args=(8, 0.5))
fast = threading.Thread(target=add, args=(5, 0.2))
slow.start()
fast.start()
slow.join()
fast.join()
print("balance", balance)
