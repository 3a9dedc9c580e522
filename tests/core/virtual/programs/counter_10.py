# 2 x 10 rounds: 40!/(20!)^2 = 137846528820 ; ends 2..20
# interleavings: 137846528820
# outcomes: 19
import threading
n = 0
def f():
    global n
    for _ in range(10):
        n += 1
ts = [threading.Thread(target=f) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
