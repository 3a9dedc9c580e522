# ends: exit 0: 2
import threading
flag = [False, False]
turn = 0
n = 0
def work(me):
    global turn, n
    other = 1 - me
    flag[me] = True
    turn = other
    while flag[other] and turn == other:
        pass
    n = n + 1
    flag[me] = False
t0 = threading.Thread(target=work, args=(0,))
t1 = threading.Thread(target=work, args=(1,))
t0.start(); t1.start()
t0.join(); t1.join()
print(n)
