import threading, time

barrier = threading.Barrier(3)
lines = []

def runner(number):
    time.sleep(0.1 * number)
    lines.append("ready")
    barrier.wait()
    lines.append("run")

team = [threading.Thread(target=runner, args=(n,)) for n in range(3)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
for line in lines:
    print(line)
