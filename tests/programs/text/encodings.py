# encode and decode: utf-8, ascii, latin-1, gbk, gb18030, utf-16, error handlers.
# python: 3.11


def show(what):
    try:
        print(repr(what()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: ('a\u00e9\u4e2d\U0001f600'.encode(), 'a\u00e9'.encode('latin-1'), 'abc'.encode('ascii'), '\u4e2d\u6587'.encode('gbk'), '\u4e2d\U0001f600'.encode('gb18030')))
show(lambda: ('ab'.encode('utf-16-le'), '\U0001f600'.encode('utf-16-be'), 'a'.encode('utf-16'), 'a'.encode('utf-8-sig'), 'a'.encode('utf-32-le')))
show(lambda: ('abc'.encode('UTF8'), 'abc'.encode('Latin_1'), 'abc'.encode('us-ascii'), '\u4e2d'.encode('GB2312'), '\u20ac'.encode('cp1252')))
show(lambda: (b'a\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80'.decode(), b'\xff'.decode('latin-1'), b'\xd6\xd0\xce\xc4'.decode('gbk'), b'\xd6\xd0\x949\xfc6'.decode('gb18030')))
show(lambda: (b'a\x00'.decode('utf-16-le'), b'\xff\xfea\x00'.decode('utf-16'), b'\xfe\xff\x00a'.decode('utf-16'), b'\xef\xbb\xbfa'.decode('utf-8-sig'), b'\xef\xbb\xbfa'.decode()))
show(lambda: 'abc'.encode('nope'))
show(lambda: b'\xff'.decode('nope'))
show(lambda: 'abc\xff'.encode('ascii'))
show(lambda: 'abc\u20ac\u20ac'.encode('latin-1'))
show(lambda: '\ud800'.encode())
show(lambda: 'a\ud800\ud800b'.encode('utf-8'))
show(lambda: '\u20ac\ud800'.encode('gbk'))
show(lambda: 'a'.encode(1))
show(lambda: ('a'.encode('ascii', 'nope'), b'a'.decode('ascii', 'nope')))
show(lambda: '\xff'.encode('ascii', 'nope'))
show(lambda: b'\xff'.decode('ascii', 'nope'))
show(lambda: b'\xff'.decode())
show(lambda: b'ab\xe2\x82'.decode())
show(lambda: b'ab\xe2\x28\x82'.decode())
show(lambda: b'ab\xed\xa0\x80'.decode())
show(lambda: b'ab\xf0\x90'.decode())
show(lambda: b'ab\xf0\x90\x80x'.decode())
show(lambda: b'ab\xc0\x80'.decode())
show(lambda: b'ab\xe0\x80\x80'.decode())
show(lambda: b'\xf5\x80'.decode())
show(lambda: b'ab\xff'.decode('ascii'))
show(lambda: b'ab\xff'.decode('gbk'))
show(lambda: b'ab\xff\xff'.decode('gbk'))
show(lambda: b'ab\x81'.decode('gbk'))
show(lambda: b'ab\x81\x30'.decode('gb18030'))
show(lambda: bytearray(b'\xff').decode())
show(lambda: (b'ab\xff\xff\xff'.decode('utf-8', 'replace'), b'ab\xe2\x82'.decode('utf-8', 'replace'), b'\xf0\x90\x80x\xff'.decode('utf-8', 'replace'), b'ab\xff\xff\xff'.decode('gb18030', 'replace')))
show(lambda: (b'ab\xe2\x82'.decode('utf-8', 'ignore'), b'ab\xe2\x82'.decode('utf-8', 'backslashreplace'), b'ab\xe2\x82'.decode('utf-8', 'surrogateescape'), b'a\xed\xa0\x80'.decode('utf-8', 'surrogatepass')))
show(lambda: b'ab\xe2\x82'.decode('utf-8', 'xmlcharrefreplace'))
show(lambda: ('a\ud800\u20ac\U0001f600'.encode('ascii', 'backslashreplace'), 'a\u20ac\U0001f600'.encode('ascii', 'xmlcharrefreplace'), 'a\u20ac'.encode('ascii', 'replace'), 'a\u20ac'.encode('ascii', 'ignore')))
show(lambda: ('a\udcff'.encode('utf-8', 'surrogateescape'), 'a\ud800'.encode('utf-8', 'replace'), 'a\ud800b'.encode('utf-8', 'surrogatepass'), '\u20acx'.encode('gbk', 'replace')))
show(lambda: '\ud800'.encode('utf-8', 'surrogateescape'))


def fields(what):
    try:
        what()
    except UnicodeError as error:
        return error.encoding, error.object, error.start, error.end, error.reason, error.args, isinstance(error, ValueError)


show(lambda: fields(lambda: b'ab\xff'.decode()))
show(lambda: fields(lambda: 'ab\u20ac'.encode('ascii')))
show(lambda: UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'because'))
show(lambda: (str(UnicodeDecodeError('utf-8', b'\xff\xfe', 0, 2, 'because')), str(UnicodeEncodeError('ascii', 'a\u4e2d', 1, 2, 'because'))))
show(lambda: UnicodeDecodeError('utf-8'))
