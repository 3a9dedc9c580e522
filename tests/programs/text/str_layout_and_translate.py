# Padding, tabs, translation tables.
# python: 3.11


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: 'ab'.center(7))
show(lambda: 'abc'.center(6, '*'))
show(lambda: 'ab'.center(5, '*'))
show(lambda: 'ab'.center(1))
show(lambda: 'ab'.ljust(5) + '|')
show(lambda: 'ab'.rjust(5, '\u4e2d'))
show(lambda: 'ab'.center('a'))
show(lambda: 'ab'.center(1.5))
show(lambda: 'ab'.center(10, 'xy'))
show(lambda: 'ab'.center(10, 1))
show(lambda: '42'.zfill(5))
show(lambda: '-42'.zfill(5))
show(lambda: '+42'.zfill(2))
show(lambda: ''.zfill(3))
show(lambda: 'a'.zfill('x'))
show(lambda: 'a\tb\tc'.expandtabs())
show(lambda: 'a\tbc\td'.expandtabs(4))
show(lambda: 'a\tb'.expandtabs(0))
show(lambda: 'ab\n\tc'.expandtabs(tabsize=3))
show(lambda: 'a'.expandtabs('b'))
show(lambda: 'hello'.translate({104: 'J', 'e': 1, 108: None, 111: 48}))
show(lambda: 'hello'.translate(str.maketrans('el', 'ip')))
show(lambda: 'hello'.translate(str.maketrans('el', 'ip', 'o')))
show(lambda: 'hello'.translate(str.maketrans({'h': 'HH', 'o': None})))
show(lambda: 'abc'.translate('xyz' * 40))
show(lambda: 'abc'.translate([]))
show(lambda: 'abc'.translate(1))
show(lambda: 'abc'.translate({97: 1114112}))
show(lambda: 'abc'.translate({97: 1.5}))


class Rot:
    def __getitem__(self, number):
        if number == 98:
            raise KeyError
        return chr(number + 1)


show(lambda: 'abc'.translate(Rot()))
show(lambda: str.maketrans('ab', 'cd'))
show(lambda: str.maketrans('a', 'bc'))
show(lambda: str.maketrans('a'))
show(lambda: str.maketrans({'ab': 1}))
show(lambda: str.maketrans({1.5: 1}))
show(lambda: str.maketrans('a', 1))
show(lambda: str.maketrans(1, 'a'))
show(lambda: str.maketrans('a', 'b', 1))
