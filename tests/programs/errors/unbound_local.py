# A local that is assigned later.
total = 10
def add(n):
    total = total + n
    return total

add(1)
