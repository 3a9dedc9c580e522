# check then act
# ends: exit 0: -60 | exit 0: 20
import threading
balance = 100
def withdraw(n):
    global balance
    if balance >= n:
        balance = balance - n
ts = [threading.Thread(target=withdraw, args=(80,)), threading.Thread(target=withdraw, args=(80,))]
for t in ts: t.start()
for t in ts: t.join()
print(balance)
