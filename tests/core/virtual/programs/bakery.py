# ends: exit 0: 2
import threading
choosing = [False, False]
number = [0, 0]
n = 0
def work(i):
    global n
    choosing[i] = True
    number[i] = 1 + max(number)
    choosing[i] = False
    for j in range(2):
        if j == i: continue
        while choosing[j]: pass
        while number[j] != 0 and (number[j], j) < (number[i], i): pass
    n = n + 1
    number[i] = 0
ts = [threading.Thread(target=work, args=(i,)) for i in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
