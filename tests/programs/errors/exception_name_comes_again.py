# The name of an `except … as` goes at its end and comes again, among names that stay: in a module, a function and an object.
class Thing:
    pass

thing = Thing()
for round in range(3):
    try:
        raise ValueError(round)
    except ValueError as error:
        kept = error
    try:
        error
    except NameError as problem:
        print(problem)
    thing.first = round
    thing.last = round
    del thing.last
    print(hasattr(thing, "last"), vars(thing))
    if round == 1:
        later = True
    thing.last = "again"
    print(vars(thing))
    del thing.first
    print(vars(thing))
    del thing.last
    print(vars(thing), kept.args)
print([name for name in globals() if not name.startswith("__")])

table = {"a": 1, 2: "two"}
for key in ["a", 2, 2.0, True, "b", "a"]:
    table[key] = key
print(table)
for c in "aé€a":
    print(c, end=" ")
print([c for c in "ab\u00ff"])

def numbered():
    for i in range(3):
        try:
            yield i
        except ValueError:
            yield "caught"

def delegating():
    yield from numbered()
    return (yield "end")

for item in delegating():
    print(item)
generator = numbered()
for item in generator:
    print(item, generator.throw(ValueError()) if item == 1 else "")
