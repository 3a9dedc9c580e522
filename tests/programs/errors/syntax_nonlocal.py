# nonlocal without a binding around it.
def f():
    nonlocal x
    x = 1
