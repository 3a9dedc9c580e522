# Many transfers at once from a pool of threads; the sum never changes.
from concurrent.futures import ThreadPoolExecutor
import random
import threading


class Account:
    def __init__(self, number, balance):
        self.number, self.balance, self.lock = number, balance, threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda a: a.number)
    with first.lock, second.lock:
        if source.balance < amount:
            return False
        source.balance -= amount
        target.balance += amount
        return True


rng = random.Random(7)
accounts = [Account(n, 100) for n in range(5)]
with ThreadPoolExecutor(8) as pool:
    jobs = [pool.submit(transfer, *rng.sample(accounts, 2), rng.randint(1, 40)) for _ in range(200)]
print(sum(a.balance for a in accounts), all(a.balance >= 0 for a in accounts), all(j.result() in (True, False) for j in jobs))
