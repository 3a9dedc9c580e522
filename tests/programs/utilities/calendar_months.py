import calendar
print(calendar.monthrange(2024, 2), calendar.isleap(2024), calendar.month_name[3], calendar.day_abbr[0])
print(calendar.month(2024, 2))
print(calendar.timegm((2024, 1, 1, 0, 0, 0)))
print(calendar.monthcalendar(2024, 2))
print(calendar.weekday(2024, 2, 29))
print(calendar.calendar(2026)[:200])
c = calendar.TextCalendar(calendar.SUNDAY)
print(c.formatmonth(2026, 11))
for week in c.monthdays2calendar(2026, 11):
    print(week)
print(list(c.iterweekdays()), calendar.leapdays(2000, 2025))
print([d.isoformat() for d in calendar.Calendar().itermonthdates(2026, 11)][:3])
try:
    calendar.monthrange(2026, 13)
except calendar.IllegalMonthError as problem:
    print(problem)
try:
    calendar.setfirstweekday(7)
except ValueError as problem:
    print(type(problem).__name__, problem)
