import threading, time

shelf = []
condition = threading.Condition()

def take():
    with condition:
        while not shelf:
            condition.wait()
        print("took", shelf.pop(), flush=True)

threading.Thread(target=take).start()
time.sleep(0.3)
with condition:
    shelf.append("pear")
    condition.notify()
