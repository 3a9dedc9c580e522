# Wakes all instead of asking again: some find the shelf empty.
import threading

shelf = []
taken = []
condition = threading.Condition()

def take():
    with condition:
        if not shelf:
            condition.wait()
        if shelf:
            taken.append(shelf.pop())

def put():
    for number in range(2):
        with condition:
            shelf.append(number)
            condition.notify_all()

team = [threading.Thread(target=work) for work in [take, take, put]]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("taken", len(taken))
