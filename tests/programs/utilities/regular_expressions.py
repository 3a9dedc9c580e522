# Regular expressions: matching, groups, replacing, splitting, and what is said of patterns that are none.
# python: 3.11
import re
tests = [('a*?b', 'aaab'), ('(a|ab)(c|bcd)(d*)', 'abcd'), ('(?i)HeLLo', 'hello'), ('^\\s*(\\w+)\\s*=\\s*(.*?)\\s*$', '  key = value  '), ('(\\d{1,3}\\.){3}\\d{1,3}', 'ip 192.168.1.254!'), ('[^\\W\\d_]+', '123abc_é'), ('(?P<a>x)(?P=a)', 'xx'), ('\\bfoo\\b', 'a foo b'), ('(a)|(b)', 'b'), ('(?:ab)+', 'ababab'), ('(ab)*', 'ababa'), ('a{2,3}', 'aaaa'), ('a{2,3}?', 'aaaa'), ('a{,2}', 'aaa'), ('x{2', 'x{2'), ('[\\]\\-a]+', 'a-]'), ('[]a]+', ']a'), ('\\x41\\u0042', 'AB'), ('(?s).+', 'a\nb'), ('.+', 'a\nb'), ('(?x) a  b # c', 'ab'), ('(?=a)\\w+(?<=c)', 'abc'), ('(?<!a)b', 'ab b'), ('(a?)*', 'aaa'), ('(a*)*', 'b'), ('(a*)+', 'b'), ('(?:a|b)*?c', 'abac'), ('(.)\\1', 'hello'), ('((a)(b)?)+', 'aab'), ('(?(1)a|b)', 'b') if 0 else ('(x)?(?(1)a|b)', 'xa'), ('\\d+(?=%)', '100% 50'), ('é+', 'ééé'), ('[а-я]+', 'привет'), ('$', 'a\n'), ('\\Z', 'a\n'), ('(?m)^b$', 'a\nb\nc'), ('a||b', 'b'), ('(?i)[a-z]+', 'ABC'), ('(?i:a)B', 'AB'), ('\\W+', 'a !b'), ('\\S+@\\S+', 'mail me@x.org now')]
for p, s in tests:
    m = re.search(p, s)
    print(p, '->', m and (m.span(), m.groups(), m.lastindex, m.lastgroup))
print(re.findall('a*', 'baac'), re.split('x*', 'axbc'), re.sub('x*', '-', 'abxd'), re.findall('\\b', 'a b'), re.sub('', '-', 'ab'), re.split('\\b', 'hi you'), [m.span() for m in re.finditer('|a', 'aa')])
print(re.sub('(?P<f>\\w)(\\w)', '\\g<f>-\\g<2>-\\2\\n\\\\', 'abcd'), re.sub('a', '\\t|', 'a'), re.sub('(a)(b)?', '[\\1\\2]', 'ab a'), re.sub(b'a', b'b', b'aa'))
for p in ['(', ')', '*a', 'a**', '[a', '(?P<1a>b)', '(?P<a>b)(?P<a>c)', '\\', '\\q', '(?P=x)', 'a{3,2}', '[z-a]', '(?<=a+)b', '(?', '(?Z)', '\\2', '(?P<a', 'a(?i)b', '(?P>', '[\\d-z]', '(a\n(', '(?:', 'x{1}{2}']:
    try:
        re.compile(p)
        print('ok', p)
    except re.error as e:
        print(repr(p), e, e.pos, e.lineno, e.colno)
for f in (lambda: re.sub('a', '\\1', 'a'), lambda: re.sub('a', '\\g<x>', 'a'), lambda: re.match('a', 5), lambda: re.match(b'a', 'a'), lambda: re.match('a', b'a'), lambda: re.compile(5), lambda: re.search('a', 'a').group(1), lambda: re.compile(re.compile('a'), re.I), lambda: re.sub('a', '\\q', 'a')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
p = re.compile('(\\w+)', re.I | re.M)
print(p, p.flags, p.groups, p.pattern, p.groupindex, repr(re.I), re.I | re.M, p == re.compile('(\\w+)', re.I | re.M), p.search('  ab', 1).span(), p.match('ab', 1), p.fullmatch('abc', 0, 2), p.findall('a b'))
m = re.match('(?P<x>a)(?P<y>b)?', 'a')
print(m.groups('d'), m.groupdict(), m['x'], m.group('x', 'y'), m.start('y'), m.regs, m.expand('<\\1\\2>'), m.string, m.pos, m.endpos, m.re.pattern, bool(m))
print(re.escape('a.b*c [x] é/'), len(re.findall('\\w+', 'the quick brown fox ' * 1000)), re.split('(\\d)', 'a1b2c', maxsplit=1), re.subn('(?i)A', 'x', 'aAa'), re.search('(a+)+$', 'a' * 20 + 'b'), re.fullmatch('[\\w.]+@[\\w.]+', 'a.b@c.d'))
