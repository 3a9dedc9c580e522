# Words of a shell, pretty printing, schedules, names by pattern, times from text, secrets.
# python: 3.11
import shlex, pprint, secrets, timeit, sched, time, glob, fnmatch, platform, random
print(shlex.split('a \'b c\' "d \\" e" f\\ g'), shlex.quote("it's"), shlex.join(['a b', 'c']))
pprint.pprint({'name': 'x' * 30, 'list': list(range(30)), 'nested': {'a': [1, 2, {'b': 'c' * 40}], 't': (1,)}, 's': {3, 1, 2}})
pprint.pprint([['a' * 30, 'b' * 30], ['c' * 30]], width=40)
print(pprint.pformat([1, 2]), pprint.pformat({'b': 1, 'a': 2}), pprint.pformat({'b': 1, 'a': 2}, sort_dicts=False))
pprint.pprint('word ' * 30)
pprint.pprint({'k': 'word ' * 30})
pprint.pprint([1, [2, [3, [4]]]], depth=2)
pprint.pprint(list(range(40)), compact=True, width=50)
pprint.pprint({i: 'v' * 20 for i in range(5)}, indent=4)
for bad in ("'", 'a\\'):
    try:
        shlex.split(bad)
    except ValueError as e:
        print(e)
print(len(secrets.token_hex(8)), timeit.timeit(lambda: None, number=10) >= 0, len(timeit.repeat(lambda: 1, number=5, repeat=3)))
s = sched.scheduler(time.monotonic, time.sleep)
s.enter(0.02, 1, print, ('b',))
s.enter(0.01, 1, print, argument=('a',), kwargs={'end': '!\n'})
e = s.enter(0.5, 1, print)
s.cancel(e)
print(len(s.queue), s.empty())
s.run()
print(s.empty())
print(fnmatch.fnmatch('a.txt', '*.txt'), fnmatch.filter(['a.py', 'b.c'], '*.[pc]?'), fnmatch.fnmatch('ab', 'a[!b]'), fnmatch.fnmatch('x', '[a-z]'), sorted(glob.glob('/dev/nul*')), platform.system(), platform.python_implementation())
print(time.strptime('2024-02-03', '%Y-%m-%d').tm_yday, time.strptime('Sat Feb  3 01:02:03 2024')[:6], time.clock_gettime(time.CLOCK_REALTIME) > 1000000000.0, time.get_clock_info('time').adjustable)
random.seed(1)
st = random.getstate()
a = random.random()
random.setstate(st)
print(a == random.random(), st[0], len(st[1]), st[1][:2], st[2], 0 <= random.SystemRandom().random() < 1, random.SystemRandom().randint(3, 3))
