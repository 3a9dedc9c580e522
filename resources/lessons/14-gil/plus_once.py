import threading

count = 0

def one():
    return 1

def add():
    global count
    count += one()

t1 = threading.Thread(target=add)
t2 = threading.Thread(target=add)
t1.start()
t2.start()
t1.join()
t2.join()
print("missing", 2 - count)
