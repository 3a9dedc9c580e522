# Dates as text and back: flags of strftime, ISO texts of every kind, strptime's corners; and spans of fractions, to the microsecond.
import datetime
from datetime import date, datetime as moment, time, timedelta, timezone

when = moment(2024, 3, 5, 7, 8, 9, 12)
print(when.strftime("%-d|%-m|%-H|%-I|%-M|%-S|%-j|%_d|%_H|%^a|%^b|%#p|%P|%k|%l|%C|%g|%0e|%-y|%G-W%V-%u"), f"{when:%-d.%-m.%Y}")
print(date(7, 1, 2).ctime(), when.ctime())
print(moment.fromtimestamp(1951442579.3730726, timezone.utc), moment.fromtimestamp(0.9999999, timezone.utc), moment.fromtimestamp(5, timezone.utc))
print(timedelta(days=1, hours=-13.7264831, minutes=2.5), timedelta(hours=1.37) * 1.1, timedelta(seconds=10) / 3.3, timedelta(microseconds=2.5),
      timedelta(microseconds=3.5), timedelta(seconds=1) * 2.5e-6, timedelta(seconds=-7) / 2, timedelta(1) * -3)
for text in ("2024-01-02", "20240102", "2024-W01-3", "2024W013", "2024W01", "2024-01-02T", "2024-01-02T10", "2024-01-02 1030", "2024-01-02T103015",
             "2024-01-02T10:30:15.5", "2024-01-02T10:30:15.", "2024-01-02T10:30:15,123456789", "2024-01-02T10:30Z", "2024-01-02T10:30+08",
             "2024-01-02T10:30-05:30", "2024-01-02T10:30+08:00:30", "2024-01-02T25:00", "2024-13-02", "2024-1-2", "", "2024W013T10", "2024-01-02T1:2"):
    for read in (moment.fromisoformat, date.fromisoformat, lambda text: time.fromisoformat(text[11:])):
        try:
            print(text, repr(read(text)))
        except ValueError as problem:
            print(text, problem)
for text, format in (("Fri 2024-W05", "%a %G-W%V"), ("2024-05-5", "%G-%V-%u"), ("13/45", "%m/%d"), ("12:61", "%H:%M"), ("10 PM", "%I %p"),
                     ("2020-02-30", "%Y-%m-%d"), ("x", "%q"), ("366 2023", "%j %Y"), ("Tue Jan  2 03:04:05 2024", "%c"), ("01/02/24 03:04:05", "%x %X"),
                     ("20201", "%Y %m"), ("31122020", "%d%m%Y"), ("2 5", "%w %d")):
    try:
        print(text, format, moment.strptime(text, format))
    except ValueError as problem:
        print(text, format, problem)
