import threading, time

condition = threading.Condition()

def wait():
    time.sleep(0.5)              # comes too late
    with condition:
        if condition.wait(1):
            print("woken")
        else:
            print("waited in vain: nobody called again")

thread = threading.Thread(target=wait)
thread.start()
with condition:
    condition.notify()           # nobody waits yet
thread.join()
