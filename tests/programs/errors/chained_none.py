# from None hides what was before; three deep otherwise.
def deepest():
    return [][0]

def deep():
    try:
        deepest()
    except IndexError:
        raise KeyError("second")

def shallow():
    try:
        deep()
    except KeyError:
        raise ValueError("third")

try:
    try:
        deepest()
    except IndexError:
        raise TypeError("clean") from None
except TypeError as error:
    print(repr(error), error.__context__ is not None)
shallow()
