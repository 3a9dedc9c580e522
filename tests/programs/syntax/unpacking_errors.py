# The messages of unpacking that does not fit.
def attempt(what, action):
    try:
        action()
    except Exception as error:
        print(what, type(error).__name__, error)

def too_few():
    a, b, c = 1, 2

def too_many():
    a, b = 1, 2, 3

def star_short():
    a, b, *c = [1]

def not_iterable():
    a, b = 5

def none():
    (a,) = None

def too_many_iterator():
    a, b = iter([1, 2, 3])

def dict_short():
    a, b = {"only": 1}

for name in ["too_few", "too_many", "star_short", "not_iterable", "none", "too_many_iterator", "dict_short"]:
    attempt(name, globals()[name])
