# python: 3.11
# The Mersenne Twister's sequence for a seed, through every function.
import random
random.seed(42)
print(random.random(), random.random())
print([random.randint(1, 6) for _ in range(10)], random.randrange(10), random.randrange(5, 50, 5), random.randrange(0, 10 ** 30))
print(random.uniform(1, 10), random.choice("abcdef"), random.choice([1, 2, 3]), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[9, 1], k=6))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.sample("abc", 3), random.getrandbits(16), random.getrandbits(100), random.getrandbits(1))
print(random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(0, 1), random.expovariate(2), random.triangular(0, 10, 3), random.betavariate(2, 3))
random.seed(42)
print(random.random())
r = random.Random(7)
print(r.random(), r.randint(1, 100), random.random(), random.Random(7).random())
state = r.getstate()
x = r.random()
r.setstate(state)
print(x == r.random(), 0 <= random.Random().random() < 1)
for seed in (0, -5, 2 ** 40, 10 ** 30, True):
    random.seed(seed)
    print(seed, random.random())
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0)):
    try:
        bad()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
