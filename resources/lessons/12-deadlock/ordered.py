import threading, time

crossed = False
a = threading.Lock()
b = threading.Lock()

def work(first, second):
    with first:
        time.sleep(0.2)
        with second:
            pass

t1 = threading.Thread(target=work, args=(a, b), daemon=True)
t2 = threading.Thread(target=work, args=(b, a) if crossed else (a, b), daemon=True)
t1.start()
t2.start()
t1.join(2)
print("stuck:", t1.is_alive())
