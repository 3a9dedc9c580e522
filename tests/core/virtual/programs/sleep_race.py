# sleeps put nothing in order
# ends: exit 0: 1 | exit 0: 2
import threading, time
n = 0
def f(d):
    global n
    time.sleep(d)
    n = n + 1
a = threading.Thread(target=f, args=(1,)); b = threading.Thread(target=f, args=(2,))
a.start(); b.start(); a.join(); b.join(); print(n)
