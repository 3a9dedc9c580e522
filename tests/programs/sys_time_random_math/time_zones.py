# The zone of a moment that was broken down, and struct_time from numbers.
import time, copy, pickle
g = time.gmtime(0)
print(repr(time.strftime("%Z %z", g)), g.tm_zone, g.tm_gmtoff, time.strftime("%a %d %b %Y %H:%M:%S %Z", g))
l = time.localtime(0)
print(l.tm_zone == time.tzname[0], l.tm_gmtoff == -time.timezone, time.strftime("%Z", l) == l.tm_zone, time.strftime("%Z") == time.tzname[time.localtime().tm_isdst])
t = time.struct_time((2000, 1, 1, 0, 0, 0, 0, 1, 0))
print(t.tm_zone, t.tm_gmtoff, repr(time.strftime("%Z", t)), repr(time.strftime("%Z", tuple(t))))
print(len(g), g == tuple(g), g)
print(copy.copy(g).tm_zone, pickle.loads(pickle.dumps(g)).tm_zone, time.strptime("2000", "%Y").tm_zone, time.strptime("2000 +0200", "%Y %z").tm_gmtoff)
x = time.struct_time(tuple(g) + ("ABC", 3600))
print(x.tm_zone, x.tm_gmtoff, time.strftime("%Z %z", x), len(x))
print(time.struct_time(range(9)))
for bad in (lambda: time.struct_time((1, 2)), lambda: time.struct_time(5), lambda: time.struct_time(range(12))):
    try: print(bad())
    except Exception as e: print(type(e), e)
print(time.struct_time.n_fields, time.struct_time.n_sequence_fields, time.struct_time.n_unnamed_fields)
