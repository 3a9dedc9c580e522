# Built-in names can be shadowed; globals is the module's own dictionary.
len = lambda x: "shadowed"
print(len([1]))
del len
print(len([1]))
globals()["made"] = 5
print(made, __name__, "__name__" in globals())

def f():
    list = [1, 2]
    return sum(list)

print(f(), list("ab"))
def g():
    global dynamic
    dynamic = "set by g"
g()
print(dynamic, globals()["dynamic"], sorted(n for n in globals() if not n.startswith("_")))
str_ = str
class Shadow:
    def str(self):
        return str(5)
    def use(self):
        return self.str() + str_(1)
print(Shadow().use())
try:
    del nothing
except NameError as error:
    print(error)
print(__doc__, __file__.endswith("globals_and_names.py"))
for id in range(2): pass
print(id, max(1, 2), type(print).__name__)
