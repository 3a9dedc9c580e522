# The % operator on str and bytes.
# python: 3.11


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: '%d %i %u %s %r %a' % (1, 2, 3, 'a', 'b', '\u4e2d'))
show(lambda: '%5.1f|%-8s|%+d|% d|%05d|%x|%X|%#x|%o|%#o|%e|%g|%c|%%' % (1.25, 'ab', 5, 5, -3, 255, 255, 255, 8, 8, 1.5, 1e10, 'c'))
show(lambda: '%.3d %.3x %#.3x %08.3f %.2s %5c| %-5d|' % (5, 5, 5, 1.5, 'abc', 'a', 5))
show(lambda: '%#5x %#010x %#-10x| %# x %+x %#X %.5x %x' % (5, 255, 255, 255, 255, 255, -255, -255))
show(lambda: '%d %d %d' % (1.9, -1.9, 1e30))
show(lambda: '%d %s' % (True, True))
show(lambda: '%d' % 10 ** 30)
show(lambda: ('%s' % [1], '%s' % {'a': 1}, '%s' % None))
show(lambda: '%(a)s %(b)d' % {'a': 1, 'b': 2})
show(lambda: '%(a)5.2f|%((x))s' % {'a': 1, '(x)': 2})
show(lambda: '%*d|%-*d|%.*f' % (5, 1, 5, 2, 2, 1.5))
show(lambda: '%*d|' % (-5, 3))
show(lambda: '%g %g %#g %G' % (100000.0, 1000000.0, 1.0, 1e-10))
show(lambda: '%f %F %e' % (float('inf'), float('inf'), float('nan')))
show(lambda: '%.0f %#.0f %5.0f|' % (0.5, 0.5, 2.5))
show(lambda: '%ld' % 5)
show(lambda: '%c%c' % (97, '\u4e2d'))
show(lambda: ('abc' % {}, 'abc' % (), 'abc' % []))
show(lambda: '%d' % 'a')
show(lambda: '%i' % 'a')
show(lambda: '%d' % None)
show(lambda: '%x' % 1.5)
show(lambda: '%x' % 'a')
show(lambda: '%c' % 'ab')
show(lambda: '%c' % 1114112)
show(lambda: '%c' % 1.5)
show(lambda: '%c' % '')
show(lambda: '%f' % 'a')
show(lambda: '%d' % float('inf'))
show(lambda: '%d' % float('nan'))
show(lambda: '%s' % ())
show(lambda: '%s' % (1, 2))
show(lambda: '%s %s' % 1)
show(lambda: 'abc' % 1)
show(lambda: '%(a)s' % 1)
show(lambda: '%(a)s' % (1,))
show(lambda: '%(a)s' % {})
show(lambda: '%(a' % {})
show(lambda: '%' % ())
show(lambda: '%5' % 1)
show(lambda: '%z' % 1)
show(lambda: '%y %s' % 1)
show(lambda: '%\u00e9' % 5)
show(lambda: '%*d' % ('a', 1))
show(lambda: '%.*f' % ('a', 1.5))
show(lambda: '%hhd' % 5)
show(lambda: '%(a)s %s' % {'a': 1})


class Apple:
    def __str__(self):
        return 'apple'
    def __repr__(self):
        return '<Apple>'
    def __int__(self):
        return 7
    def __index__(self):
        return 8
    def __float__(self):
        return 1.5


show(lambda: '%s %r %a %5s|%-8s|%.2s' % (Apple(), Apple(), Apple(), 'x', Apple(), Apple()))
show(lambda: '%d %x %f %5.1f|' % (Apple(), Apple(), Apple(), Apple()))
show(lambda: '%(it)s and %(it)r' % {'it': Apple()})
show(lambda: '%s' % Apple())
show(lambda: '%s %s' % Apple())
show(lambda: '%s' % (Apple(), 1))
show(lambda: '%s' % [Apple()])
show(lambda: '%y' % Apple())
show(lambda: (b'%s %d' % (b'a', 5), b'%b' % b'x', b'%a %r' % ('\u4e2d', 'b'), b'%c%c' % (97, b'b'), b'%5s|%.1s' % (b'ab', b'ab'), b'%5.1f' % 2.25))
show(lambda: (b'%(a)s' % {b'a': b'x'}, bytearray(b'%s') % b'a'))
show(lambda: b'%s' % 'a')
show(lambda: b'%b' % 5)
show(lambda: b'%d' % 'a')
show(lambda: b'%c' % 'a')
show(lambda: b'%c' % 256)
show(lambda: b'%f' % 'a')
show(lambda: b'%s' % ())
show(lambda: b'%s' % (b'a', b'b'))
