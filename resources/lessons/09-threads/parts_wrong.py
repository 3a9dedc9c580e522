# Believes that join gives back what the target returns. It gives None.
import threading

total = 0

def add(first, last):
    result = sum(range(first, last))
    return result

team = []
for n in range(4):
    team.append(threading.Thread(target=add, args=(25 * n, 25 * n + 25)))
for thread in team:
    thread.start()
for thread in team:
    total = total + thread.join()
print("sum", total)
