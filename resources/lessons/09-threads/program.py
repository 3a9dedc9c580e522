import threading, time

basket = []

def put(thing):
    time.sleep(0.2)
    basket.append(thing)

t1 = threading.Thread(target=put, args=("pear",))
t2 = threading.Thread(target=put, args=("fig",))
t1.start()
t2.start()
t1.join()
t2.join()
print(sorted(basket))
