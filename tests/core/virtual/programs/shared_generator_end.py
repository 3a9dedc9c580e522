# An exhausted generator, too: the one that asks first ends it, the other one finds it at that or at its end.
# ends: exit 0: ['end', 'end'] | exit 0: ['end', 'busy'] | exit 0: ['busy', 'end']
import threading

def nothing():
    return
    yield

numbers = nothing()
got = [None, None]

def take(place):
    try:
        got[place] = next(numbers, "end")
    except ValueError:
        got[place] = "busy"

takers = [threading.Thread(target=take, args=(place,)) for place in range(2)]
for t in takers: t.start()
for t in takers: t.join()
print(got)
