# Lets nobody call. A wake-up that never was is not lost.
import threading, time

condition = threading.Condition()

def call():
    time.sleep(0.3)
    with condition:
        condition.notify()

thread = threading.Thread(target=call)
with condition:
    print("woken" if condition.wait(1) else "waited in vain")
