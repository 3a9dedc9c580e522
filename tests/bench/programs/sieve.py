# Lists: the sieve of Eratosthenes, indexed loads and stores, slices, a sort.
def sieve(limit):
    prime = [True] * (limit + 1)
    prime[0] = prime[1] = False
    i = 2
    while i * i <= limit:
        if prime[i]:
            j = i * i
            while j <= limit:
                prime[j] = False
                j += i
        i += 1
    return [n for n in range(limit + 1) if prime[n]]

primes = sieve(5000000)
gaps = [b - a for a, b in zip(primes, primes[1:])]
gaps.sort(key=lambda g: -g)
print(len(primes), primes[-1], gaps[:5])
