# An uncaught error in a function: traceback on standard error, exit code 1.
def average(values):
    return sum(values) / len(values)

print(average([1, 2, 3]))
print(average([]))
print("never printed")
