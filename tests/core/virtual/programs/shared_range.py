# So does one of a range, which a loop of one thread's own goes through unseen, and itertools' kin.
# ends: exit 0: 0 'x' 1 'y' | exit 0: 0 'y' 1 'x' | exit 0: 1 'x' 0 'y' | exit 0: 1 'y' 0 'x'
# interleavings: 6
import itertools
import threading

numbers = iter(range(2))
letters = itertools.cycle("xy")
got = [None, None, None, None]

def take(place):
    for number in numbers:
        got[place] = number
        break
    for letter in letters:
        got[place + 1] = letter
        break

takers = [threading.Thread(target=take, args=(place,)) for place in (0, 2)]
for t in takers: t.start()
for t in takers: t.join()
print(*map(repr, got))
