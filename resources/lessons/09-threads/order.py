import threading

def run(number):
    for step in range(30000 * (8 - number)):
        pass
    arrived.append(number)

for race in range(200):
    arrived = []
    team = [threading.Thread(target=run, args=(n,)) for n in range(8)]
    for thread in team:
        thread.start()
    for thread in team:
        thread.join()
    if arrived != sorted(arrived):
        print("another order was seen")
        print("in race", race, "it was", arrived)
        break
else:
    print("always in the order of starting")
