# Believes that sleep puts things in order.
import threading, time

def runner(number):
    time.sleep(0.1 * number)
    print("ready", flush=True)
    time.sleep(0.5)
    print("run", flush=True)

team = [threading.Thread(target=runner, args=(n,)) for n in range(3)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
