# Whoever gathers all that is left leaves nothing: six and nothing, or nothing and six.
# ends: exit 0: [6, 0] | exit 0: [0, 6]
# interleavings: 2
import threading

numbers = iter([1, 2, 3])
got = [None, None]

def take(place):
    got[place] = sum(numbers)

takers = [threading.Thread(target=take, args=(place,)) for place in range(2)]
for t in takers: t.start()
for t in takers: t.join()
print(got)
