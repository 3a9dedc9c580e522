# Where the carets stand in calls, attributes, subscripts and operators, on lines with wide characters too.
def a(x):
    return b(x).nothing

def b(x):
    try:
        return [1, 2, 3][x + 10]
    except IndexError:
        return c(x, "ab") + d

def c(x, text):
    return len(text) + int("x" * 3, base=10)

print(a(1) + 5)
