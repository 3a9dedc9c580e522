# Context managers: order, suppression, several in one statement, errors in enter and exit.
class Manager:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise ValueError("enter " + self.name)
        return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        if self.fail == "exit":
            raise ValueError("exit " + self.name)
        return self.suppress

with Manager("a") as a, Manager("b") as b:
    print(a, b)
with Manager("s", suppress=True):
    raise KeyError("hidden")
print("goes on")
try:
    with Manager("outer"):
        with Manager("inner"):
            raise RuntimeError("boom")
except RuntimeError as error:
    print("out", error)
try:
    with Manager("one"), Manager("two", fail="enter"):
        print("not reached")
except ValueError as error:
    print(error)
try:
    with Manager("x", fail="exit"):
        raise KeyError("first")
except ValueError as error:
    print(error, repr(error.__context__))

def early():
    with Manager("ret"):
        return "value"

print(early())
for i in range(2):
    with Manager("loop"):
        if i == 0:
            continue
        break
with (
    Manager("p") as p,
    Manager("q"),
):
    print(p)

class Pair:
    def __enter__(self):
        return 1, 2
    def __exit__(self, *args):
        pass

with Pair() as (x, y):
    print(x + y)
for bad in (5, object()):
    try:
        with bad:
            pass
    except TypeError as error:
        print(error)
