import time

t = time.gmtime(0)
print(t)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_wday, t.tm_yday, t[0], len(t), isinstance(t, tuple))
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.asctime(t))
print(time.strftime("%H:%M:%S", time.gmtime(3661)), tuple(t)[:3])
year, month, *rest = time.gmtime(86400 * 365)
print(year, month, rest[0])
print(time.localtime().tm_year >= 2024, len(time.ctime()))
