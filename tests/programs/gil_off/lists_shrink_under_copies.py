# options: --gil off
# Lists, sets and bytearrays shrink and grow while others copy, sort, slice and join what they see of them.
import threading

numbers = list(range(200))
members = set(range(100))
raw = bytearray(b"x" * 100)
wrong = []
stop = False


def shrink():
    for i in range(4000):
        numbers.pop()
        numbers.insert(i % 50, i)
        if i % 40 == 0:
            del numbers[10:60]
            numbers.extend(range(50))
        members.discard(i % 100)
        members.add(i % 100)
        raw.extend(b"yz")
        del raw[0:2]


def copy():
    while not stop:
        for seen in (list(numbers), tuple(numbers), numbers[:], numbers + [1], [*numbers], sorted(numbers)):
            for item in seen:
                if type(item) is not int:
                    wrong.append(item)
        if not all(type(m) is int for m in list(members)):
            wrong.append("member")
        if set(bytes(raw)) - {120, 121, 122}:
            wrong.append("byte")
        ",".join([str(n) for n in numbers])


copiers = [threading.Thread(target=copy) for _ in range(2)]
shrinker = threading.Thread(target=shrink)
for thread in copiers + [shrinker]:
    thread.start()
shrinker.join()
stop = True
for thread in copiers:
    thread.join()
print(wrong[:3], len(numbers), len(members), len(raw))
