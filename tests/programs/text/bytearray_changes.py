# Everything that changes a bytearray.


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def change(action):
    array = bytearray(b'abcdef')
    try:
        action(array)
    except Exception as error:
        print(f"{type(error).__name__}: {error}", array)
    else:
        print(array, len(array))


def assign(array, key, value):
    array[key] = value


def delete(array, key):
    del array[key]


def extend_by_plus(array, value):
    array += value


change(lambda a: a.append(255))
change(lambda a: a.append(256))
change(lambda a: a.append('a'))
change(lambda a: a.extend(b'gh'))
change(lambda a: a.extend([1, 2]))
change(lambda a: a.extend(x for x in (3, 4)))
change(lambda a: a.extend(a))
change(lambda a: a.extend('x'))
change(lambda a: a.extend(5))
change(lambda a: a.extend([256]))
change(lambda a: a.insert(0, 120))
change(lambda a: a.insert(-1, 120))
change(lambda a: a.insert(100, 120))
change(lambda a: a.insert(-100, 120))
change(lambda a: a.insert('a', 1))
change(lambda a: print(a.pop(), a.pop(0), a.pop(-2)))
change(lambda a: a.pop(10))
change(lambda a: a.remove(99))
change(lambda a: a.remove(5))
change(lambda a: a.remove('a'))
change(lambda a: a.clear())
change(lambda a: a.reverse())
change(lambda a: assign(a, 0, 65))
change(lambda a: assign(a, -1, 65))
change(lambda a: assign(a, 6, 65))
change(lambda a: assign(a, 0, 256))
change(lambda a: assign(a, 0, 'x'))
change(lambda a: assign(a, 'x', 0))
change(lambda a: assign(a, slice(1, 3), b'XYZ'))
change(lambda a: assign(a, slice(1, 3), b''))
change(lambda a: assign(a, slice(2, 2), b'--'))
change(lambda a: assign(a, slice(None, None, 2), b'XYZ'))
change(lambda a: assign(a, slice(None, None, -1), b'123456'))
change(lambda a: assign(a, slice(None, None, 2), b'XY'))
change(lambda a: assign(a, slice(4, 1), b'!'))
change(lambda a: assign(a, slice(0, 2), [1, 2, 3]))
change(lambda a: assign(a, slice(0, 2), [1, 256]))
change(lambda a: assign(a, slice(0, 2), 'xy'))
change(lambda a: assign(a, slice(0, 2), 5))
change(lambda a: assign(a, slice(None), a))
change(lambda a: delete(a, 0))
change(lambda a: delete(a, -1))
change(lambda a: delete(a, 9))
change(lambda a: delete(a, 'x'))
change(lambda a: delete(a, slice(1, 4)))
change(lambda a: delete(a, slice(None, None, 2)))
change(lambda a: delete(a, slice(None, None, -3)))
change(lambda a: extend_by_plus(a, b'gh'))
change(lambda a: extend_by_plus(a, 'gh'))
show(lambda: bytearray().pop())

first = second = bytearray(b'ab')
first += b'cd'
print(second is first, second)
third = first.copy()
third[0] = 90
print(first, third, first == third)
grown = bytearray()
for i in range(1000):
    grown.append(i % 256)


for i in range(990):
    grown.pop(0)


print(grown)
try:
    b'abc'[0] = 1
except TypeError as error:
    print(error)


try:
    del 'abc'[0]
except TypeError as error:
    print(error)


try:
    'abc'[0] = 'x'
except TypeError as error:
    print(error)
