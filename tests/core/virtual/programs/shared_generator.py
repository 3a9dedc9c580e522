# Who asks a generator that is at work for another thread is refused; who comes before or after gets a number of its own.
# ends: exit 0: [1, 2] | exit 0: [2, 1] | exit 0: [1, 'busy'] | exit 0: ['busy', 1]
import threading

def count():
    yield 1
    yield 2

numbers = count()
got = [None, None]

def take(place):
    try:
        for number in numbers:
            got[place] = number
            break
    except ValueError:
        got[place] = "busy"

takers = [threading.Thread(target=take, args=(place,)) for place in range(2)]
for t in takers: t.start()
for t in takers: t.join()
print(got)
