# str.format: fields, conversions, specifications within specifications, errors.
# python: 3.11


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: ('{} {}'.format(1, 2), '{1} {0}'.format(1, 2), '{a}-{b}'.format(a=1, b=2)))
show(lambda: ('{{}}'.format(), '{{{}}}'.format(5)))
show(lambda: ('{0[1]} {0[2]}'.format([1, 2, 3]), '{a[key]}'.format(a={'key': 5}), '{0.real}'.format(5)))
show(lambda: '{!r} {!s} {!a}'.format('a', 'b', '\u4e2d'))
show(lambda: '{a!r:>5}|'.format(a='b'))
show(lambda: ('{:{}}|'.format('x', 5), '{:{w}.{p}f}'.format(3.14159, w=8, p=2), '{0:{1}{2}{3}}'.format(5, '*', '^', 7)))
show(lambda: '{:{:{}}}'.format(1, 5, 'x'))
show(lambda: '{}'.format())
show(lambda: '{0}{1}'.format(1))
show(lambda: '{}{0}'.format(1))
show(lambda: '{0}{}'.format(1))
show(lambda: '{a}'.format())
show(lambda: '{'.format())
show(lambda: '}'.format())
show(lambda: 'a}b'.format())
show(lambda: '{a'.format(a=1))
show(lambda: '{0!}'.format(1))
show(lambda: '{0!x}'.format(1))
show(lambda: '{0!r'.format(1))
show(lambda: '{0!rx}'.format(1))
show(lambda: '{!'.format(1))
show(lambda: '{0[}'.format(1))
show(lambda: '{0[]}'.format(1))
show(lambda: '{0.}'.format(1))
show(lambda: '{0{}'.format(1))
show(lambda: '{0[1]x}'.format([1, 2]))
show(lambda: '{0[a]}'.format([1, 2]))
show(lambda: '{0[5]}'.format([1, 2]))
show(lambda: '{0[-1]}'.format([1, 2]))
show(lambda: '{99999999999999999999}'.format(1))
show(lambda: '{ }'.format(1))
show(lambda: '{a.b}'.format(a=5))
show(lambda: '{0.__class__.__name__}'.format(5))
show(lambda: '{a}'.format_map({'a': 1}))
show(lambda: '{}'.format_map({'a': 1}))
show(lambda: '{b}'.format_map({'a': 1}))


class Default(dict):
    def __missing__(self, key):
        return f'<{key}>'


show(lambda: '{a} {b}'.format_map(Default(a=1)))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __format__(self, spec):
        return f'({self.x},{self.y}|{spec})'
    def __str__(self):
        return f'<{self.x} {self.y}>'


show(lambda: ('{}'.format(Point(1, 2)), '{:abc}'.format(Point(1, 2)), '{!s:>8}'.format(Point(1, 2)), '{0.x} {0.y}'.format(Point(1, 2))))
show(lambda: f'{Point(1, 2)} {Point(3, 4):x} {Point(5, 6)!s}')
show(lambda: '{0} {1:>{2}} {p:z}'.format(Point(1, 2), 'a', 4, p=Point(3, 4)))
show(lambda: '{} {0}'.format(Point(1, 2)))
show(lambda: '{} {} {}'.format(Point(1, 2), 5))


class Plain:
    pass


show(lambda: '{:5}'.format(Plain()))
show(lambda: '{:5}'.format([]))
show(lambda: '{:5}'.format(None))
show(lambda: (format([], ''), format(None), format(5, '3'), format('a', '<3') + '|'))
show(lambda: format(5, 5))
