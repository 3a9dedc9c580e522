# Indexing, slicing, + and *, comparison, conversion.
# python: 3.11


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: ('abc'[0], 'abc'[-1], 'abc'[True]))
show(lambda: 'abc'[3])
show(lambda: 'abc'[-4])
show(lambda: 'abc'['a'[0:]])
show(lambda: 'abc'[10 ** 30])
show(lambda: ('hello'[1:3], 'hello'[:], 'hello'[::-1], 'hello'[::2], 'hello'[4:1:-2], 'hello'[-3:], 'hello'[10:], 'hello'[3:1]))
show(lambda: ('\u4e2da\u6587b'[1::2], '\u4e2da\u6587b'[::2]))
show(lambda: 'abc'[::0])
show(lambda: 'abc'['a':])
show(lambda: ('ab' + 'cd', 'ab' + '\u4e2d', '' + 'x'))
show(lambda: 'a' + 1)
show(lambda: 1 + 'a')
show(lambda: 'a' + b'a')
show(lambda: 'a' - 'b')
show(lambda: ('ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1, '\u4e2d' * 2, 'a' * True))
show(lambda: 'a' * 'b')
show(lambda: 'a' * 1.5)
show(lambda: 1.5 * 'a')
show(lambda: 'a' * 10 ** 30)
show(lambda: ('a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'z' < '\u4e2d', '\uffff' < '\U0001f600'))
show(lambda: ('a' == 'a', 'a' != 'b', 'a' == 1, 'a' == b'a'))
show(lambda: 'a' < 1)
show(lambda: 'a' >= None)
show(lambda: (len('\u4e2d\U0001f600a'), len('')))
show(lambda: (str(5), str(1.5), str(None), str([1, 'a']), str(), str('x'), str(b'a')))
show(lambda: (str(b'abc', 'utf-8'), str(b'\xe4\xb8\xad', encoding='utf-8'), str(b'a\xff', 'ascii', 'ignore'), str(object=5)))
show(lambda: str('a', 'utf-8'))
show(lambda: str(5, 'utf-8'))
show(lambda: list('a\u4e2d\U0001f600'))
show(lambda: [c for c in reversed('abc')])
show(lambda: sorted('banana'))
show(lambda: (max('hello'), min('hello')))
show(lambda: (ord('\u4e2d'), chr(0x4e2d), chr(0x1f600)))
show(lambda: (hash('abc') == hash('ab' + 'c'), hash('\u4e2d') == hash('\u4e2da'[:1])))
show(lambda: {'abc': 1}['ab' + 'c'])


class Name(str):
    def shout(self):
        return self.upper() + '!'


show(lambda: Name('ann').shout())
show(lambda: (type(Name('a') + 'b').__name__, type(Name('a')[:]).__name__, type(Name('a').upper()).__name__, type(Name('a').strip()).__name__))
show(lambda: (Name('ann') == 'ann', hash(Name('ann')) == hash('ann'), {'ann': 1}[Name('ann')]))
show(lambda: (repr(Name('ann')), str(Name('ann')), f'{Name("ann")}'))


class Loud(str):
    def __str__(self):
        return super().__str__().upper()
    def __repr__(self):
        return f'Loud({super().__repr__()})'


show(lambda: (str(Loud('ann')), repr(Loud('ann')), f'{Loud("ann")}', '%s' % Loud('ann'), '{}'.format(Loud('ann')), [Loud('ann')]))
show(lambda: ''.join([Loud('a'), 'b']))
