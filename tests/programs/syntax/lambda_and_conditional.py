# Lambdas nest, take defaults and stars; the conditional expression evaluates one side.
def side(x):
    print("side", x)
    return x

print(side(1) if side(True) else side(2))
compose = lambda f, g: lambda *a: f(g(*a))
print(compose(str, max)(3, 9, 2))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20))
print((lambda: (yield))().__class__.__name__)
print([f(2) for f in (lambda x: x, lambda x: x * x, lambda x, p=3: x ** p)])
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
print((lambda x, *, y=2: x * y)(4, y=5))
grade = lambda n: "A" if n > 89 else "B" if n > 79 else "C"
print([grade(n) for n in (95, 85, 10)])
print((lambda f: f.__name__)(lambda: 0))
