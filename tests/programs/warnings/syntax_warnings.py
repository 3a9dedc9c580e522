# python: 3.11
x = 5
if x is 5: print('is')
if "a" is not x: pass
print(1 is 1)
assert (x, "msg")
y = [1,2](0) if False else 0
print(x is None, x is True, "abc"[0])
