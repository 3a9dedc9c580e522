# python: 3.11
from datetime import datetime, timedelta, date, time, timezone
d=datetime(2024,2,28,13,5,9,123456); print(d, repr(d), d+timedelta(days=2), d.strftime('%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %p %I %y %%'), d.isoformat(), d.date(), d.time(), d.weekday(), d.isocalendar())
td=timedelta(days=1,hours=2,seconds=3.5); print(td, repr(td), td.total_seconds(), td*2, td/2, -td, td//timedelta(hours=1), abs(-td), timedelta(seconds=90), timedelta(0), timedelta(milliseconds=1.5), divmod(td,timedelta(hours=5)))
print(datetime(2024,3,1)-datetime(2024,2,1), date(2024,12,31)-date(2024,1,1), date(2024,1,31)+timedelta(1), d.replace(year=2025,month=1), datetime.fromisoformat('2024-01-02T03:04:05+02:00'), datetime.strptime('2024-05-06 07:08','%Y-%m-%d %H:%M'), date.fromisoformat('2020-02-29'))
u=datetime(2024,1,1,tzinfo=timezone.utc); print(u, u.isoformat(), u.timestamp(), u.astimezone(timezone(timedelta(hours=8))), datetime.fromtimestamp(0,timezone.utc), repr(u), timezone(timedelta(hours=-5)), u.tzname())
print(isinstance(datetime.now(), datetime), datetime.now()>datetime(2020,1,1), (datetime.now()-datetime.now()) < timedelta(seconds=1), f"{d:%H:%M}", d==datetime(2024,2,28,13,5,9,123456), hash(d)==hash(d), sorted([date(2024,2,1),date(2023,1,1)]))
for f in (lambda: datetime(2024,13,1), lambda: date(2023,2,29), lambda: datetime.strptime('x','%Y'), lambda: u<d, lambda: date.fromisoformat('bad'), lambda: d+1, lambda: datetime.strptime('2024-01-01 x','%Y-%m-%d')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(time(1,2), time(1,2,3,4), repr(time(1,2)), date(2024,1,1).strftime('%d/%m/%y'), datetime.combine(date(2024,1,1),time(5)), datetime.min, date.max, d.ctime(), d.timetuple()[:6], date(2024,1,1).toordinal(), date.fromordinal(738886))
