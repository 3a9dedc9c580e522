# Methods of bytes and bytearray, and what they refuse.
# python: 3.11


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: (b'hello'.find(b'l'), b'hello'.find(108), b'hello'.rfind(b'l'), b'hello'.index(b'l'), b'hello'.count(b'l'), b'hello'.count(b''), b'hello'.find(b'', 6)))
show(lambda: b'abc'.find('a'))
show(lambda: b'abc'.find(256))
show(lambda: b'abc'.index(b'z'))
show(lambda: b'abc'.rindex(b'z'))
show(lambda: b'abc'.count('a'))
show(lambda: (b'abc'.startswith(b'a'), b'abc'.endswith((b'x', b'c')), b'abc'.startswith(b'', 4), b'abc'.removeprefix(b'a'), b'abc'.removesuffix(b'c')))
show(lambda: b'abc'.startswith('a'))
show(lambda: b'abc'.endswith(('a',)))
show(lambda: b'abc'.removeprefix('a'))
show(lambda: (b'banana'.replace(b'an', b'AN'), b'banana'.replace(b'', b'-'), b'banana'.replace(b'a', b'', 2), bytearray(b'banana').replace(b'n', b'm')))
show(lambda: b'abc'.replace('a', 'b'))
show(lambda: (b' ab '.strip(), b'xxaxx'.strip(b'x'), b' ab '.lstrip(), b' ab '.rstrip(), b''.strip(), b'   '.strip()))
show(lambda: b'abc'.strip('a'))
show(lambda: (b'a-b'.partition(b'-'), b'a-b-c'.rpartition(b'-'), b'ab'.partition(b'-'), b'ab'.rpartition(b'-')))
show(lambda: b'abc'.partition(''))
show(lambda: b'abc'.partition(b''))
show(lambda: (b'a b  c'.split(), b'a,b,c'.split(b','), b'a,b,c'.rsplit(b',', 1), b' a b '.rsplit(None, 1), b' a b c '.split(None, 1), b''.split(), b''.split(b',')))
show(lambda: b'abc'.split(''))
show(lambda: b'abc'.split(b''))
show(lambda: (b'a\nb\r\nc\rd\x0be'.splitlines(), b'a\n'.splitlines(True)))
show(lambda: (b','.join([b'a', b'b']), b','.join([]), b','.join(bytes([c]) for c in b'xy'), bytearray(b',').join([b'a', bytearray(b'b')])))
show(lambda: b','.join(['a']))
show(lambda: b','.join(5))
show(lambda: b','.join([b'a', 5]))
show(lambda: (b'Hello'.upper(), b'Hello'.lower(), b'Hello'.swapcase(), b'hello world'.title(), b'hello'.capitalize(), b'\xe9'.upper()))
show(lambda: (b'abc'.isalpha(), b'12'.isdigit(), b'a1'.isalnum(), b' '.isspace(), b'AB'.isupper(), b'ab'.islower(), b'Ab Cd'.istitle(), b'\xff'.isascii(), b''.isascii(), b''.isalpha()))
show(lambda: (b'ab'.center(6), b'ab'.ljust(5, b'*'), b'ab'.rjust(5), b'-42'.zfill(6), b'a\tb'.expandtabs(4)))
show(lambda: b'abc'.center(10, 'a'))
show(lambda: b'abc'.ljust(10, b'ab'))
show(lambda: (b'abc'.translate(bytes.maketrans(b'ab', b'xy')), b'abc'.translate(None, b'b'), b'abc'.translate(bytes(range(256)), delete=b'c')))
show(lambda: b'abc'.translate(b'a'))
show(lambda: b'abc'.translate('a'))
show(lambda: bytes.maketrans(b'a', b'bc'))
show(lambda: (b'abc'.hex(), b'abc'.hex(':'), b'abcde'.hex(':', 2), b'abcde'.hex('-', -2), b''.hex()))
show(lambda: b'abc'.hex('::'))
show(lambda: (bytes.fromhex('ab cd 0F'), bytearray.fromhex('00ff'), bytes.fromhex('')))
show(lambda: bytes.fromhex('a'))
show(lambda: bytes.fromhex('zz'))
show(lambda: bytes.fromhex('ab c d'))
show(lambda: bytes.fromhex(1))
show(lambda: (bytes(3), bytes([1, 2, 255]), bytes(b'ab'), bytes('\u4e2d', 'utf-8'), bytes(), bytes(range(3)), bytes(x for x in (1, 2)), bytes((7,)), bytes({5})))
show(lambda: bytes('a'))
show(lambda: bytes('a', 'b'))
show(lambda: bytes(-1))
show(lambda: bytes([256]))
show(lambda: bytes(['a']))
show(lambda: bytes(1.5))
show(lambda: bytes(None))
show(lambda: bytes(5, 'a'))
show(lambda: bytes(5, errors='a'))
show(lambda: (bytearray(3), bytearray([1, 2]), bytearray('a', 'ascii'), bytearray(x for x in (1, 2))))
show(lambda: bytearray('a'))
show(lambda: bytearray([256]))
show(lambda: bytearray(['a']))
show(lambda: bytearray(1.5))


class Blob:
    def __bytes__(self):
        return b'blob'


class Three:
    def __index__(self):
        return 3


class Some:
    def __iter__(self):
        return iter([1, 2])


show(lambda: (bytes(Blob()), bytes(Three()), bytes(Some()), bytearray(Some()), bytearray(Three())))
show(lambda: bytes(Some))
show(lambda: (b'abc'[0], b'abc'[-1], b'abc'[1:], b'abc'[::-1], bytearray(b'abc')[1:], bytearray(b'abcde')[::2]))
show(lambda: b'abc'[5])
show(lambda: b'abc'['a'[:]])
show(lambda: bytearray(b'abc')['a'[:]])
show(lambda: bytearray(b'abc')[5])
show(lambda: (b'a' + b'b', b'a' + bytearray(b'b'), bytearray(b'a') + b'b', b'ab' * 2, 2 * b'ab', bytearray(b'a') * 3, b'a' * -1))
show(lambda: b'a' + 'a')
show(lambda: b'a' + 1)
show(lambda: bytearray(b'a') + 'a')
show(lambda: b'a' * 'b')
show(lambda: (b'a' == bytearray(b'a'), b'a' == 'a', b'a' < b'b', b'ab' > b'a', b'a' != b'b', bytearray(b'a') <= b'a'))
show(lambda: b'a' < 'b')
show(lambda: (97 in b'abc', b'bc' in b'abc', b'' in b'', 100 in b'abc'))
show(lambda: 'a' in b'abc')
show(lambda: 256 in b'abc')
show(lambda: None in b'abc')
show(lambda: (list(b'abc'), [x for x in bytearray(b'ab')], sorted(b'cab'), sum(b'abc'), len(b'abc')))
show(lambda: (hash(b'abc') == hash(bytes([97, 98, 99])), {b'a': 1}[b'a']))
show(lambda: hash(bytearray()))
show(lambda: (repr(b'a\x00\n\t\\\'\xff'), repr(b"it's"), repr(b'\'"'), repr(bytearray(b'a')), str(b'a')))
