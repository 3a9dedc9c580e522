# A sequence takes whatever has __index__ for a number, __rmul__ first.
class Three:
    def __index__(self): return 3
class Own(Three):
    def __rmul__(self, other): return ("own", other)
print([0] * Three(), Three() * "ab", (1,) * Three(), b"x" * Three(), [0] * Own())
class Two:
    pass
try:
    [0] * Two()
except TypeError as problem:
    print(problem)
