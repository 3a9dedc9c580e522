# turn set first, then flag: broken
# ends: exit 0: 1 | exit 0: 2
import threading
flag = [False, False]
turn = 0
n = 0
def work(me):
    global turn, n
    other = 1 - me
    turn = other
    flag[me] = True
    while flag[other] and turn == other:
        pass
    n = n + 1
    flag[me] = False
ts = [threading.Thread(target=work, args=(i,)) for i in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
