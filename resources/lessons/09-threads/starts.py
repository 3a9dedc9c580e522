import threading

def work(name):
    print(name, flush=True)

t1 = threading.Thread(target=work, args=("first",))
t2 = threading.Thread(target=work, args=("second",))
t1.start()
t2.start()
t1.join()
t2.join()
