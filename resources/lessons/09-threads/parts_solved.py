import threading

results = [0, 0, 0, 0]

def add(place, first, last):
    results[place] = sum(range(first, last))

team = []
for n in range(4):
    team.append(threading.Thread(target=add, args=(n, 25 * n, 25 * n + 25)))
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("sum", sum(results))
