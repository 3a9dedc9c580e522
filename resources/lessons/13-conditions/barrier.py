import threading, time

barrier = threading.Barrier(3)
gun = threading.Event()
lines = []

def runner(number):
    time.sleep(0.1 * number)
    lines.append("ready")
    barrier.wait()               # until all three are here
    gun.wait()                   # until somebody sets it
    lines.append("run")

team = [threading.Thread(target=runner, args=(n,)) for n in range(3)]
for thread in team:
    thread.start()
time.sleep(0.6)
lines.append("bang")
gun.set()
for thread in team:
    thread.join()
print(lines)
