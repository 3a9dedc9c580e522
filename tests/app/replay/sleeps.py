import threading, time
x = []
def work(n, s):
    time.sleep(s)
    x.append(n)
ts = [threading.Thread(target=work, args=(n, s)) for n, s in ((1, .1), (2, .2))]
for t in ts: t.start()
for t in ts: t.join()
print(x)
