import threading, time

philosophers = 5
forks = [threading.Lock() for n in range(philosophers)]
meals = []

def dine(seat):
    left = forks[seat]
    right = forks[(seat + 1) % philosophers]
    with left:
        time.sleep(0.2)
        with right:
            meals.append(seat)

team = [threading.Thread(target=dine, args=(n,), daemon=True) for n in range(philosophers)]
for thread in team:
    thread.start()
for thread in team:
    thread.join(0.3)
print("meals", len(meals), flush=True)
