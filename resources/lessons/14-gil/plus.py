import threading

workers = 4
rounds = 200000
count = 0

def one():
    return 1

def add():
    global count
    for n in range(rounds):
        count += one()

team = [threading.Thread(target=add) for n in range(workers)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("missing", workers * rounds - count)
