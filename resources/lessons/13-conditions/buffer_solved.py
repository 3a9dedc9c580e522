import threading, time

size = 2
buffer = []
largest = 0
taken = []
condition = threading.Condition()

def put(first):
    global largest
    for number in range(first, first + 5):
        with condition:
            while len(buffer) == size:
                condition.wait()
            buffer.append(number)
            largest = max(largest, len(buffer))
            condition.notify_all()

def take():
    for n in range(5):
        with condition:
            while not buffer:
                condition.wait()
            time.sleep(0.01)
            taken.append(buffer.pop(0))
            condition.notify_all()

team = [threading.Thread(target=put, args=(first,)) for first in (0, 5)]
team += [threading.Thread(target=take) for n in range(2)]
for thread in team:
    thread.daemon = True
    thread.start()
for thread in team:
    thread.join(1)
print("largest", largest)
print("sum", sum(taken))
