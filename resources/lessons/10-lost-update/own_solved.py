import threading, time

results = []

def count():
    mine = 0
    for n in range(100):
        before = mine
        time.sleep(0.0001)
        mine = before + 1
    results.append(mine)

team = [threading.Thread(target=count) for n in range(4)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("total", sum(results))
