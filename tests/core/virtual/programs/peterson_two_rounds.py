# ends: exit 0: 4
import threading
flag = [False, False]
turn = 0
n = 0
def work(me):
    global turn, n
    other = 1 - me
    for _ in range(2):
        flag[me] = True
        turn = other
        while flag[other] and turn == other:
            pass
        n += 1
        flag[me] = False
ts = [threading.Thread(target=work, args=(i,)) for i in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
