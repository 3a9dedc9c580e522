# Believes that an RLock cannot deadlock. It only lets its own holder in again.
import threading, time

accounts = [10, 20]
locks = [threading.RLock(), threading.RLock()]

def transfer(source, goal):
    for n in range(5):
        with locks[source]:
            time.sleep(0.02)
            with locks[goal]:
                accounts[source] = accounts[source] - 1
                accounts[goal] = accounts[goal] + 1

t1 = threading.Thread(target=transfer, args=(0, 1), daemon=True)
t2 = threading.Thread(target=transfer, args=(1, 0), daemon=True)
t1.start()
t2.start()
t1.join(2)
t2.join(2)
print("stuck" if t1.is_alive() or t2.is_alive() else "done")
print(sum(accounts))
