# An iterator gives each of its items once, whoever asks: two orders.
# ends: exit 0: [1, 2] | exit 0: [2, 1]
# interleavings: 2
import threading

numbers = iter([1, 2])
got = [None, None]

def take(place):
    for number in numbers:
        got[place] = number
        break

takers = [threading.Thread(target=take, args=(place,)) for place in range(2)]
for t in takers: t.start()
for t in takers: t.join()
print(got)
