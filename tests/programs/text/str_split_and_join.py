# split, rsplit, splitlines, join.
# python: 3.11


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: 'a b  c '.split())
show(lambda: 'a b  c '.split(' '))
show(lambda: ' a b  c '.split(None, 1))
show(lambda: ' a b  c '.split(maxsplit=0))
show(lambda: '   '.split())
show(lambda: ''.split())
show(lambda: ''.split(','))
show(lambda: 'a,b,c'.split(','))
show(lambda: 'a,b,c'.split(',', 1))
show(lambda: 'a,b,c'.split(sep=',', maxsplit=-5))
show(lambda: 'a<>b<>c'.split('<>'))
show(lambda: '\u4e2d\u3000\u6587'.split())
show(lambda: 'a\u2028b\x1cc'.split())
show(lambda: 'a b  c '.rsplit())
show(lambda: ' a b  c '.rsplit(None, 1))
show(lambda: 'a,b,c'.rsplit(',', 1))
show(lambda: 'a,b,c'.rsplit(','))
show(lambda: 'aXXbXXc'.rsplit('XX', 1))
show(lambda: 'abc'.split(''))
show(lambda: 'abc'.rsplit(''))
show(lambda: 'abc'.split(1))
show(lambda: 'abc'.split('a', 'b'))
show(lambda: 'a\nb\r\nc\rd'.splitlines())
show(lambda: 'a\nb\r\nc\rd\n'.splitlines(True))
show(lambda: 'a\n\nb'.splitlines())
show(lambda: 'a\x0bb\x0cc\x1cd\x85e\u2028f'.splitlines())
show(lambda: ''.splitlines())
show(lambda: '\n'.splitlines())
show(lambda: '\n'.splitlines(keepends=1))
show(lambda: ','.join(['a', 'b', 'c']))
show(lambda: ','.join(('a',)))
show(lambda: ','.join([]))
show(lambda: ','.join('abc'))
show(lambda: ','.join({'a': 1, 'b': 2}))
show(lambda: ''.join(['a', '\u4e2d', '\U0001f600']))
show(lambda: ','.join(c.upper() for c in 'xyz'))
show(lambda: ', '.join(map(str, [1, 2.5, None])))
show(lambda: ','.join(5))
show(lambda: ','.join([1]))
show(lambda: ','.join(['a', 1]))
show(lambda: ','.join(x for x in [1, 2]))


class Letters:
    def __iter__(self):
        return iter(['p', 'q'])


show(lambda: '+'.join(Letters()))
show(lambda: '+'.join(Letters))
