# All four change one variable: it is right most of the time.
import threading

total = 0

def add(first, last):
    global total
    total = total + sum(range(first, last))

team = []
for n in range(4):
    team.append(threading.Thread(target=add, args=(25 * n, 25 * n + 25)))
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("sum", total)
