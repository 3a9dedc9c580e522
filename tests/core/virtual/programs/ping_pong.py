# ends: exit 0: pong
import threading
a, b = threading.Semaphore(1), threading.Semaphore(0)
def ping():
    for _ in range(2):
        a.acquire(); print("ping"); b.release()
def pong():
    for _ in range(2):
        b.acquire(); print("pong"); a.release()
t, u = threading.Thread(target=ping), threading.Thread(target=pong)
t.start(); u.start(); t.join(); u.join()
