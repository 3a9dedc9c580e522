# Map and reduce with a pool.
from multiprocessing import Pool

TEXT = """the quick brown fox jumps over the lazy dog
the dog sleeps and the fox runs
quick quick said the fox""".splitlines()


def count(line):
    words = {}
    for word in line.split():
        words[word] = words.get(word, 0) + 1
    return words


def merge(a, b):
    for word, n in b.items():
        a[word] = a.get(word, 0) + n
    return a


if __name__ == "__main__":
    with Pool(3) as pool:
        total = {}
        for part in pool.imap_unordered(count, TEXT):
            merge(total, part)
    for word, n in sorted(total.items(), key=lambda item: (-item[1], item[0]))[:5]:
        print(f"{word:6} {n}")
