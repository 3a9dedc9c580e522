# global, nonlocal, class scope, comprehension scope, and a local used before it is set.
x = "global"

def read():
    return x

def shadow():
    x = "local"
    return x, read()

def write():
    global x, fresh
    x = "written"
    fresh = "new"

print(read(), shadow())
write()
print(x, fresh)

def unbound():
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    x = 1

unbound()
try:
    print(undefined_name)
except NameError as error:
    print(error)

class Scope:
    x = "class"
    y = x + "!"
    items = [x for _ in range(1)]
    def method(self):
        return x

print(Scope.x, Scope.y, Scope.items, Scope().method())
x = "comp"
print([x for x in range(3)], x, {x: 1 for x in "k"}, x)

def deep():
    v = 1
    class Inner:
        w = v
        def get(self):
            return v
    v = 2
    return Inner.w, Inner().get()

print(deep())

def delete():
    a = 1
    del a
    try:
        return a
    except UnboundLocalError as error:
        return str(error)

print(delete())
if False:
    never = 1
try:
    never
except NameError as error:
    print(error)
print("x" in globals(), "nothing" in globals())
