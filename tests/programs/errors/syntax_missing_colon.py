# Refused before anything runs.
print("never printed")
def f(x)
    return x
