import threading, time

shelf = []
condition = threading.Condition()

def take():
    with condition:
        while not shelf:
            condition.wait()
        print("waiter: goes on", flush=True)

thread = threading.Thread(target=take)
thread.start()
time.sleep(0.3)
with condition:
    shelf.append("pear")
    condition.notify()
    time.sleep(0.3)
    print("main: still has the lock", flush=True)
thread.join()
