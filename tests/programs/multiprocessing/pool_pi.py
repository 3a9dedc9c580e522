# Estimating pi with a pool: the same seeds give the same answer, whoever does the work.
import random
from multiprocessing import Pool


def inside(args):
    seed, count = args
    rng = random.Random(seed)
    return sum(1 for _ in range(count) if rng.random() ** 2 + rng.random() ** 2 <= 1)


if __name__ == "__main__":
    with Pool() as pool:
        hits = pool.map(inside, [(seed, 2000) for seed in range(8)])
    print(hits)
    print(round(4 * sum(hits) / 16000, 3))
