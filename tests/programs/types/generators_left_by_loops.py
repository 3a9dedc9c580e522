# A generator that only the loop had is closed where the loop is left: by break, return or an exception, also within others.
import threading

class Door:
    def __init__(self, name): self.name = name
    def __enter__(self): print("opens", self.name); return self
    def __exit__(self, kind, *rest): print("closes", self.name, kind.__name__ if kind else None)

def rows(name):
    with Door(name):
        yield from range(4)

for row in rows("break"):
    if row == 1:
        break
print("after break")
def first(name):
    for row in rows(name):
        if row:
            return row
print(first("return"))
try:
    for row in rows("exception"):
        raise KeyError(row)
except KeyError as problem:
    print("caught", problem)
for number, row in enumerate(rows("enumerate"), 1):
    if number == 2:
        break
print("after enumerate")
def all_of(name):
    yield from rows(name)
for row in all_of("delegate"):
    break
def doubled(name):
    for row in rows(name):
        yield row * 2
for row in doubled("loop in a generator"):
    break
print("after both")
for outer in rows("outer"):
    for inner in rows("inner"):
        if inner == 1:
            break
    if outer == 1:
        break
def pair():
    for a in rows("a"):
        for b in rows("b"):
            if a == b == 1:
                try:
                    return a, b
                finally:
                    print("on the way out")
print(pair())
for row in (value * 2 for value in rows("expression")):
    break
for row in map(str, rows("map")):
    break
print("after map")
named = rows("has a name")
for row in named:
    if row == 1:
        break
print("goes on with", next(named))
del named
print("after del")
def half():
    mine = rows("of a function")
    return next(mine)
print(half())
def given():
    mine = rows("is returned")
    next(mine)
    return mine
mine = given()
print("still open")
mine = None
print("after None")
def worker():
    for row in rows("in a thread"):
        break
    print("thread goes on")
thread = threading.Thread(target=worker)
thread.start()
thread.join()
print("end")
