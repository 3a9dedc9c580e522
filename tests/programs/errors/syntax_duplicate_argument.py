# One parameter name twice.
def f(a, b, a):
    return a
