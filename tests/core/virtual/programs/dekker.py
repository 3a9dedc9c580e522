# ends: exit 0: 2
import threading
wants = [False, False]
turn = 0
n = 0
def work(me):
    global turn, n
    other = 1 - me
    wants[me] = True
    while wants[other]:
        if turn != me:
            wants[me] = False
            while turn != me:
                pass
            wants[me] = True
    n = n + 1
    turn = other
    wants[me] = False
ts = [threading.Thread(target=work, args=(i,)) for i in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
