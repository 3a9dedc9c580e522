# Asks once, before waiting. When it has the lock again, there may be no room any more.
import threading

size = 1
buffer = []
largest = 0
taken = []
condition = threading.Condition()

def put(first):
    global largest
    for number in range(first, first + 2):
        with condition:
            if len(buffer) == size:
                condition.wait()
            buffer.append(number)
            largest = max(largest, len(buffer))
            condition.notify_all()

def take():
    for n in range(2):
        with condition:
            while not buffer:
                condition.wait()
            taken.append(buffer.pop(0))
            condition.notify_all()

team = [threading.Thread(target=put, args=(first,)) for first in (1, 3)]
team += [threading.Thread(target=take) for n in range(2)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("too full" if largest > size else "never too full")
print("sum", sum(taken))
