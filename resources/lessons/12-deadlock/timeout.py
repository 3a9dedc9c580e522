import random, threading, time

patience = 0.1
a = threading.Lock()
b = threading.Lock()
given_up = []

def work(first, second):
    while True:
        with first:
            time.sleep(0.05)
            if second.acquire(timeout=patience):
                second.release()
                break
        given_up.append(1)
        time.sleep(random.random() / 5)

t1 = threading.Thread(target=work, args=(a, b))
t2 = threading.Thread(target=work, args=(b, a))
t1.start()
t2.start()
t1.join()
t2.join()
print("both done, given up", len(given_up), "times")
