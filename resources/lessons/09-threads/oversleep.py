import threading, time

def run(number):
    time.sleep(0.02 + number / 1_000_000)
    arrived.append(number)

for race in range(200):
    arrived = []
    team = [threading.Thread(target=run, args=(n,)) for n in range(8)]
    for thread in reversed(team):
        thread.start()
    for thread in team:
        thread.join()
    if arrived != sorted(arrived):
        print("who slept longer came first")
        print("in race", race, "it was", arrived)
        break
else:
    print("always in the order of sleeping")
