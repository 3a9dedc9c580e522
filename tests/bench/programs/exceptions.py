# Exceptions: try that does not fail, raise and catch, through frames, with finally.
class Bad(Exception):
    pass

def check(n):
    if n % 5 == 0:
        raise Bad(n)
    return n

def guarded(n):
    try:
        return check(n)
    finally:
        touched[0] += 1

touched = [0]
good = bad = keys = 0
table = {i: i for i in range(0, 1000, 2)}
for i in range(1500000):
    try:
        good += guarded(i)
    except Bad as error:
        bad += error.args[0]
    try:
        keys += table[i % 1000]
    except KeyError:
        keys -= 1
print(good, bad, keys, touched)
