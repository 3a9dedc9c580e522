# repr and str of built-in values, nested and holding themselves.
# python: 3.11


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: ('a', 'it\'s', "say \"hi\"", 'both \' and "', 'tab\t nl\n cr\r bs\\ nul\0 esc\x1b del\x7f'))
show(lambda: ('\u00e9\u4e2d\U0001f600', '\u200b\u00a0\u3000\ud800\ue000\U000e0001', '\x80\xad'))
show(lambda: (ascii('\u00e9\u4e2d\U0001f600\n'), ascii(['\u4e2d'])))
show(lambda: ([], (), {}, set(), (1,), [1, [2, (3, {4: {5}})]], frozenset(), frozenset([1])))
show(lambda: [None, True, 1.0, -0.0, 1e16, 1e-5, 10 ** 20, b'x', bytearray(b'y'), ...])
show(lambda: (range(3), range(1, 3), range(0, 10, 2), slice(1, None), slice(None, 2, 3)))
show(lambda: ({'a': 1}.keys(), {'a': 1}.values(), {'a': 1, 2: 'b'}.items()))
show(lambda: (ValueError('x'), KeyError('k', 1), OSError(), [ValueError()]))
show(lambda: (str(ValueError('x')), str(KeyError('k')), str(ValueError()), str(ValueError(1, 2))))
show(lambda: (int, str, ValueError, [list, type(None)]))
show(lambda: (len, print, str.upper, [].append.__name__))
itself = [1]
itself.append(itself)
table = {}
table['me'] = table
both = ([],)
both[0].append(both)
show(lambda: (itself, table, both, str(itself)))


class Plum:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return f'Plum({self.name!r})'


show(lambda: [Plum('a'), (Plum('b'),), {'k': Plum('c')}, {Plum('d').name}])
show(lambda: ({1: Plum('e')}.values(), {1: Plum('e')}.items(), str([Plum('f')]), f'{[Plum("g")]}', '%s' % [Plum('h')], ValueError(Plum('i'))))
loop = [Plum('x')]
loop.append(loop)
loop.append({'loop': loop})
show(lambda: loop)


class Tree:
    def __init__(self):
        self.children = []
    def __repr__(self):
        return f'Tree{self.children}'


tree = Tree()
tree.children += [Tree(), tree.children]
show(lambda: tree)


class Bag(list):
    pass


class Box(dict):
    def __repr__(self):
        return 'Box' + super().__repr__()


class Few(set):
    pass


show(lambda: (Bag([1, Bag()]), Box(a=1), Few([1]), Few(), [Box(b=Box())]))


class Wrong:
    def __repr__(self):
        return 5
    def __str__(self):
        return None


show(lambda: repr(Wrong()))
show(lambda: str(Wrong()))
show(lambda: [Wrong()])
show(lambda: f'{Wrong()}')


class Only:
    def __repr__(self):
        return '<only>'


show(lambda: (str(Only()), f'{Only()}', '{}'.format(Only()), [Only()]))
deep = []
for _ in range(100000):
    deep = [deep]


show(lambda: repr(deep))
