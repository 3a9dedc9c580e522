# <lambda> and <listcomp> as frames.
def apply(f, items):
    return [f(item) for item in items]

print(apply(lambda x: 10 // x, [1, 2]))
print(apply(lambda x: 10 // x, [1, 0]))
