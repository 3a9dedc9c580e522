# Five philosophers with ordered forks: everybody eats, nobody waits for ever.
import threading

forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5

def dine(i):
    first, second = sorted((i, (i + 1) % 5))
    for _ in range(50):
        with forks[first]:
            with forks[second]:
                meals[i] += 1

threads = [threading.Thread(target=dine, args=(i,)) for i in range(5)]
for t in threads: t.start()
for t in threads: t.join()
print(meals)
