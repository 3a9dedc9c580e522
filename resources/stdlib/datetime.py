# datetime: dates, times of day, and the spans between them; time zones of a fixed offset.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import _machine
import time as _time

_struct_time = getattr(_time, "struct_time", tuple)
MINYEAR = 1
MAXYEAR = 9999
_month_days = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_day_names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_month_names = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_long_days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_long_months = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _month_days[month]


def _before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _ordinal(year, month, day):
    return _before_year(year) + sum([_days_in(year, m) for m in range(1, month)]) + day


def _from_ordinal(n):
    if not -2**31 <= _whole(n) < 2**31:
        fits = -2**63 <= n < 2**63
        raise OverflowError(f"signed integer is {'less than minimum' if n < 0 else 'greater than maximum'}" if fits else "Python int too large to convert to C long")
    if n < 1:
        raise ValueError("ordinal must be >= 1")
    year = max((n - 1) * 400 // 146097, 1)
    while _before_year(year + 1) < n:
        year += 1
    while _before_year(year) >= n:
        year -= 1
    n -= _before_year(year)
    month = 1
    while n > _days_in(year, month):
        n -= _days_in(year, month)
        month += 1
    return year, month, n


def _whole(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value


def _check_date(year, month, day):
    for value in (year, month, day):
        _whole(value)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond):
    for value, most, name in ((hour, 23, "hour"), (minute, 59, "minute"), (second, 59, "second"), (microsecond, 999999, "microsecond")):
        if not 0 <= _whole(value) <= most:
            raise ValueError(f"{name} must be in 0..{most}")


def _nearest(top, bottom):
    """The whole number next to a quotient, halves to even."""
    quotient, rest = divmod(top if bottom > 0 else -top, abs(bottom))
    return quotient + (2 * rest > abs(bottom) or (2 * rest == abs(bottom) and quotient % 2))


class timedelta:
    __module__ = "datetime"

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        # Whole numbers of each unit are counted exactly; what is left of all of them below a microsecond is rounded once.
        total, left = 0, 0.0
        for value, factor in ((days, 86400000000), (seconds, 1000000), (microseconds, 1), (milliseconds, 1000), (minutes, 60000000), (hours, 3600000000), (weeks, 604800000000)):
            if not isinstance(value, (int, float)):
                raise TypeError(f"unsupported type for timedelta {'days' if value is days else 'seconds' if value is seconds else 'microseconds'} component: {type(value).__name__}")
            whole = int(value)
            total += whole * factor
            if value != whole:
                part = (value - whole) * factor
                total += int(part)
                left += part - int(part)
        if left:
            odd = total & 1
            total += 2 * round((left + odd) * 0.5) - odd if abs(left - int(left)) == 0.5 else round(left)
        self = object.__new__(cls)
        self._total = total
        if abs(total // 86400000000) > 999999999:
            raise OverflowError(f"days={total // 86400000000}; must have magnitude <= 999999999")
        return self

    def __setattr__(self, name, value):
        if name != "_total":
            raise AttributeError(f"attribute '{name}' of 'datetime.timedelta' objects is not writable")
        object.__setattr__(self, name, value)

    @property
    def days(self): return self._total // 86400000000

    @property
    def seconds(self): return self._total % 86400000000 // 1000000

    @property
    def microseconds(self): return self._total % 1000000

    def total_seconds(self): return self._total / 1000000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)) if value]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days:
            text = f"{self.days} day{'s' if abs(self.days) != 1 else ''}, " + text
        return text + (f".{self.microseconds:06d}" if self.microseconds else "")

    def __add__(self, other):
        return _delta(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return _delta(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return _delta(_nearest(self._total * top, bottom))
        return _delta(self._total * other) if isinstance(other, int) else NotImplemented

    __radd__ = __add__
    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, (int, float)):
            top, bottom = other.as_integer_ratio()
            return _delta(_nearest(self._total * bottom, top))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return _delta(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return _delta(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return self // other, self % other

    def __neg__(self): return _delta(-self._total)
    def __pos__(self): return self
    def __abs__(self): return _delta(abs(self._total))
    def __bool__(self): return self._total != 0
    def __hash__(self): return hash(self._total)
    def __eq__(self, other): return self._total == other._total if isinstance(other, timedelta) else NotImplemented
    def __lt__(self, other): return self._total < other._total if isinstance(other, timedelta) else NotImplemented
    def __le__(self, other): return self._total <= other._total if isinstance(other, timedelta) else NotImplemented
    def __gt__(self, other): return self._total > other._total if isinstance(other, timedelta) else NotImplemented
    def __ge__(self, other): return self._total >= other._total if isinstance(other, timedelta) else NotImplemented
    def __reduce__(self): return timedelta, (self.days, self.seconds, self.microseconds)


def _delta(total):
    return timedelta(microseconds=total)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


def _offset_text(offset, separator=":"):
    sign = "-" if offset._total < 0 else "+"
    minutes, seconds = divmod(abs(offset._total) // 1000000, 60)
    text = f"{sign}{minutes // 60:02d}{separator}{minutes % 60:02d}"
    return text + (f"{separator}{seconds:02d}" if seconds else "")


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if abs(offset) >= timedelta(1):
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt): return self._offset
    def dst(self, dt): return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __str__(self): return self.tzname(None)

    def __repr__(self):
        if self._name is None and not self._offset:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"

    def __eq__(self, other): return self._offset == other._offset if isinstance(other, timezone) else NotImplemented
    def __hash__(self): return hash(self._offset)
    def __reduce__(self): return timezone, (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


def _formatted(moment, format):
    """strftime of what has the fields asked for; those of the system's that need more than this are refused."""
    parts = []
    i = 0
    while i < len(format):
        if format[i] != "%" or i + 1 == len(format):
            parts.append(format[i])
            i += 1
            continue
        # Between the sign and its code: how it is filled and its letters' case, as the system's own strftime has it.
        begin = i
        i += 1
        while format[i:i + 1] and format[i] in "-_0^#":
            i += 1
        flags, code = format[begin + 1:i], format[i:i + 1]
        i += 1
        make = _codes.get(code)
        parts.append(format[begin:i] if make is None else _flagged(make(moment), flags) if flags else make(moment))
    return "".join(parts)


def _flagged(text, flags):
    for flag in flags:
        bare = text.lstrip("0 ")
        if flag == "^" or flag == "#":
            text = text.lower() if flag == "#" and text in ("AM", "PM") else text.upper()
        elif text.strip().isdigit():
            bare = bare or "0"
            text = bare if flag == "-" else bare.rjust(len(text), " " if flag == "_" else "0")
    return text


def _get(moment, name, default=0):
    return getattr(moment, name, default)


def _date_of(moment):
    return moment if isinstance(moment, date) else date(1900, 1, 1)


def _zone(moment, separator):
    offset = moment.utcoffset() if hasattr(moment, "utcoffset") else None
    return "" if offset is None else _offset_text(offset, separator)


def _yday(day):
    return day.toordinal() - _before_year(day.year)


def _week(moment, first):
    day = _date_of(moment)
    return (_yday(day) + 6 - (day.weekday() + first) % 7) // 7


_codes = {
    "Y": lambda m: f"{_date_of(m).year:d}", "m": lambda m: f"{_date_of(m).month:02d}", "d": lambda m: f"{_date_of(m).day:02d}", "e": lambda m: f"{_date_of(m).day:2d}",
    "H": lambda m: f"{_get(m, 'hour'):02d}", "I": lambda m: f"{(_get(m, 'hour') + 11) % 12 + 1:02d}", "M": lambda m: f"{_get(m, 'minute'):02d}",
    "S": lambda m: f"{_get(m, 'second'):02d}", "f": lambda m: f"{_get(m, 'microsecond'):06d}", "p": lambda m: "AM" if _get(m, "hour") < 12 else "PM",
    "a": lambda m: _day_names[_date_of(m).weekday()], "A": lambda m: _long_days[_date_of(m).weekday()], "b": lambda m: _month_names[_date_of(m).month],
    "h": lambda m: _month_names[_date_of(m).month], "B": lambda m: _long_months[_date_of(m).month], "y": lambda m: f"{_date_of(m).year % 100:02d}",
    "j": lambda m: f"{_yday(_date_of(m)):03d}", "w": lambda m: str((_date_of(m).weekday() + 1) % 7), "u": lambda m: str(_date_of(m).weekday() + 1),
    "U": lambda m: f"{_week(m, 1):02d}", "W": lambda m: f"{_week(m, 0):02d}", "V": lambda m: f"{_date_of(m).isocalendar()[1]:02d}", "G": lambda m: str(_date_of(m).isocalendar()[0]),
    "z": lambda m: _zone(m, ""), "Z": lambda m: (m.tzname() if hasattr(m, "tzname") else None) or "", "s": lambda m: str(int(m.timestamp())), "n": lambda m: "\n", "t": lambda m: "\t", "%": lambda m: "%",
    "c": lambda m: _formatted(m, "%a %b %e %H:%M:%S %Y"), "x": lambda m: _formatted(m, "%m/%d/%y"), "X": lambda m: _formatted(m, "%H:%M:%S"),
    "D": lambda m: _formatted(m, "%m/%d/%y"), "F": lambda m: _formatted(m, "%Y-%m-%d"), "T": lambda m: _formatted(m, "%H:%M:%S"), "R": lambda m: _formatted(m, "%H:%M"),
    "r": lambda m: _formatted(m, "%I:%M:%S %p"), "P": lambda m: "am" if _get(m, "hour") < 12 else "pm", "C": lambda m: f"{_date_of(m).year // 100:02d}",
    "k": lambda m: f"{_get(m, 'hour'):2d}", "l": lambda m: f"{(_get(m, 'hour') + 11) % 12 + 1:2d}", "g": lambda m: f"{_date_of(m).isocalendar()[0] % 100:02d}"}


class date:
    def __new__(cls, year, month=None, day=None):
        if month is None or day is None:
            raise TypeError(f"function missing required argument '{'month' if month is None else 'day'}' (pos {2 if month is None else 3})")
        _check_date(year, month, day)
        self = object.__new__(cls)
        for name, value in (("year", year), ("month", month), ("day", day)):
            object.__setattr__(self, name, value)
        return self

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of 'datetime.date' objects is not writable")

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, t):
        parts = _time.localtime(t)
        return cls(parts[0], parts[1], parts[2])

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        if not 1 <= week <= 52 and not (week == 53 and year < MAXYEAR and _iso_start(year) + 52 * 7 < _iso_start(year + 1)):
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid day: {day} (range is [1, 7])")
        return cls.fromordinal(_iso_start(year) + (week - 1) * 7 + day - 1)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if not text.isascii():
                raise ValueError("invalid literal")
            if len(text) == 10 and text[4] == text[7] == "-":
                return cls(int(text[:4]), int(text[5:7]), int(text[8:]))
            if len(text) == 8 and text.isdigit():
                return cls(int(text[:4]), int(text[4:6]), int(text[6:]))
            week = text.replace("-", "")
            if text[4:5] == "W" and len(text) in (7, 8) or text[4:6] == "-W" and (len(text) == 8 or len(text) == 10 and text[8] == "-"):
                return cls.fromisocalendar(int(week[:4]), int(week[5:7]), int(week[7:] or 1))
        except ValueError as problem:
            if "invalid literal" not in str(problem):
                raise
        raise ValueError(f"Invalid isoformat string: {text!r}")

    def toordinal(self): return _ordinal(self.year, self.month, self.day)
    def weekday(self): return (self.toordinal() + 6) % 7
    def isoweekday(self): return self.weekday() + 1
    def isoformat(self): return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
    def ctime(self): return _formatted(self, "%a %b %e 00:00:00 ") + f"{self.year:04d}"
    def strftime(self, format): return _formatted(self, format)
    def __format__(self, format): return self.strftime(format) if format else str(self)

    def isocalendar(self):
        year = self.year
        first = _iso_start(year)
        n = self.toordinal()
        if n < first:
            year -= 1
            first = _iso_start(year)
        elif n >= _iso_start(year + 1):
            year += 1
            first = _iso_start(year)
        return _IsoDate((year, (n - first) // 7 + 1, (n - first) % 7 + 1))

    def timetuple(self):
        return _struct_time((self.year, self.month, self.day, 0, 0, 0, self.weekday(), self.toordinal() - _before_year(self.year), -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self.year if year is None else year, self.month if month is None else month, self.day if day is None else day)

    def __str__(self): return self.isoformat()
    def __repr__(self): return f"datetime.date({self.year}, {self.month}, {self.day})"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 0 < n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self): return (self.year, self.month, self.day)
    def _comparable(self, other): return isinstance(other, date) and not isinstance(other, datetime)
    def __eq__(self, other): return self._key() == other._key() if self._comparable(other) else NotImplemented
    def __lt__(self, other): return self._key() < other._key() if self._comparable(other) else NotImplemented
    def __le__(self, other): return self._key() <= other._key() if self._comparable(other) else NotImplemented
    def __gt__(self, other): return self._key() > other._key() if self._comparable(other) else NotImplemented
    def __ge__(self, other): return self._key() >= other._key() if self._comparable(other) else NotImplemented
    def __hash__(self): return hash(self._key())
    def __reduce__(self): return type(self), self._key()


def _iso_start(year):
    first = _ordinal(year, 1, 1)
    day = (first + 6) % 7
    return first - day + (7 if day > 3 else 0)


class _IsoDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _clock_text(moment, timespec):
    text = f"{moment.hour:02d}:{moment.minute:02d}:{moment.second:02d}"
    if timespec == "auto":
        return text + (f".{moment.microsecond:06d}" if moment.microsecond else "")
    forms = {"hours": text[:2], "minutes": text[:5], "seconds": text, "milliseconds": f"{text}.{moment.microsecond // 1000:03d}", "microseconds": f"{text}.{moment.microsecond:06d}"}
    if timespec not in forms:
        raise ValueError("Unknown timespec value")
    return forms[timespec]


def _micros_of(timestamp):
    """The whole seconds and the rest are rounded apart, to the nearest even."""
    if isinstance(timestamp, int):
        return timestamp * 1000000
    whole = int(timestamp)
    return whole * 1000000 + round((timestamp - whole) * 1000000)


def _pairs_of(text):
    """Hours, minutes and seconds (with their millionths) of a clock or an offset: as many as there are, or None."""
    whole, point, fraction = text.replace(",", ".").partition(".")
    pairs = whole.split(":") if ":" in whole else [whole[i:i + 2] for i in range(0, len(whole), 2)]
    if len(pairs) > 3 or not all([len(pair) == 2 and pair.isascii() and pair.isdigit() for pair in pairs]) or not pairs:
        return None
    if point and not (fraction.isascii() and fraction.isdigit()):
        return None
    return [int(pair) for pair in pairs] + [0] * (3 - len(pairs)) + [int((fraction + "000000")[:6])]


def _clock_of(text):
    """Hour, minute, second, microsecond and zone of an ISO text, or None."""
    place = max(text.find("+"), text.find("-"))
    zone = None
    if text.endswith("Z"):
        text, zone = text[:-1], timezone.utc
    elif place >= 0:
        away = _pairs_of(text[place + 1:])
        if away is None:
            return None
        offset = timedelta(hours=away[0], minutes=away[1], seconds=away[2], microseconds=away[3])
        zone = timezone.utc if not offset else timezone(-offset if text[place] == "-" else offset)
        text = text[:place]
    fields = _pairs_of(text)
    return None if fields is None else (*fields, zone)


class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        for name, value in (("hour", hour), ("minute", minute), ("second", second), ("microsecond", microsecond), ("tzinfo", tzinfo), ("fold", fold)):
            object.__setattr__(self, name, value)
        return self

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of 'datetime.time' objects is not writable")

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        fields = _clock_of(text.removeprefix("T"))
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*fields)

    def utcoffset(self): return None if self.tzinfo is None else self.tzinfo.utcoffset(None)
    def tzname(self): return None if self.tzinfo is None else self.tzinfo.tzname(None)
    def isoformat(self, timespec="auto"): return _clock_text(self, timespec) + _zone(self, ":")
    def strftime(self, format): return _formatted(self, format)
    def __format__(self, format): return self.strftime(format) if format else str(self)
    def __str__(self): return self.isoformat()

    def replace(self, **changes):
        values = {name: getattr(self, name) for name in ("hour", "minute", "second", "microsecond", "tzinfo")}
        return type(self)(**{**values, **changes})

    def __repr__(self):
        parts = [self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.time({', '.join([str(part) for part in parts])}{zone})"

    def _key(self): return (self.hour, self.minute, self.second, self.microsecond)
    def __eq__(self, other): return self._key() == other._key() if isinstance(other, time) else NotImplemented
    def __lt__(self, other): return self._key() < other._key() if isinstance(other, time) else NotImplemented
    def __le__(self, other): return self._key() <= other._key() if isinstance(other, time) else NotImplemented
    def __gt__(self, other): return self._key() > other._key() if isinstance(other, time) else NotImplemented
    def __ge__(self, other): return self._key() >= other._key() if isinstance(other, time) else NotImplemented
    def __hash__(self): return hash(self._key())
    def __reduce__(self): return type(self), (self.hour, self.minute, self.second, self.microsecond, self.tzinfo)


def _local_zone(seconds):
    """The machine's zone at that moment, as a fixed one."""
    whole = int(seconds // 1)
    parts = _time.localtime(whole)
    offset = (_ordinal(parts[0], parts[1], parts[2]) - 719163) * 86400 + parts[3] * 3600 + parts[4] * 60 + parts[5] - whole
    return timezone(timedelta(seconds=offset), _time.strftime("%Z", parts))


class datetime(date):
    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        _check_time(hour, minute, second, microsecond)
        if tzinfo is not None and not hasattr(tzinfo, "utcoffset"):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tzinfo).__name__}'")
        for name, value in (("hour", hour), ("minute", minute), ("second", second), ("microsecond", microsecond), ("tzinfo", tzinfo), ("fold", fold)):
            object.__setattr__(self, name, value)
        return self

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of 'datetime.datetime' objects is not writable")

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def _from_micros(cls, micros, tz=None):
        """Of microseconds since the epoch, taken as they are."""
        days, rest = divmod(micros, 86400000000)
        seconds, micro = divmod(rest, 1000000)
        return cls(*_from_ordinal(days + 719163), seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        zone = _local_zone(timestamp) if tz is None else tz
        micros = _micros_of(timestamp)
        if tz is None:
            return cls._from_micros(micros + zone._offset._total)
        return tz.fromutc(cls._from_micros(micros, tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls._from_micros(_micros_of(timestamp))

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, time.tzinfo if tzinfo is None else tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        # The date's last place: with or without strokes, by month and day or by week.
        end = (10 if text[8:9] == "-" else 8) if text[4:6] == "-W" else 10 if text[4:5] == "-" else 7 + text[7:8].isdigit() if text[4:5] == "W" else 8
        moment = _clock_of(text[end + 1:]) if len(text) > end else (0, 0, 0, 0, None)
        if moment is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        try:
            day = date.fromisoformat(text[:end])
        except ValueError as problem:
            if not str(problem).startswith("Invalid isoformat string"):
                raise
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(day.year, day.month, day.day, *moment)

    @classmethod
    def strptime(cls, text, format):
        return _parsed(cls, text, format)

    def date(self): return date(self.year, self.month, self.day)
    def time(self): return time(self.hour, self.minute, self.second, self.microsecond)
    def timetz(self): return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)
    def utcoffset(self): return None if self.tzinfo is None else self.tzinfo.utcoffset(self)
    def tzname(self): return None if self.tzinfo is None else self.tzinfo.tzname(self)
    def dst(self): return None if self.tzinfo is None else self.tzinfo.dst(self)

    def _micros(self):
        return (self.toordinal() - 719163) * 86400000000 + ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond

    def timestamp(self):
        offset = self.utcoffset()
        if offset is None:
            guess = self._micros() / 1000000
            offset = _local_zone(guess - _local_zone(guess)._offset.total_seconds())._offset
        return (self._micros() - offset._total) / 1000000

    def timetuple(self):
        return _struct_time((self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday(), self.toordinal() - _before_year(self.year), -1 if self.dst() is None else int(bool(self.dst()))))

    def utctimetuple(self):
        return (self - (self.utcoffset() or timedelta(0))).timetuple()

    def astimezone(self, tz=None):
        moment = self.timestamp()
        if tz is None:
            tz = _local_zone(moment)
        offset = self.utcoffset()
        micros = self._micros() - (_local_zone(moment)._offset if offset is None else offset)._total
        return tz.fromutc(type(self)._from_micros(micros, tz))

    def replace(self, **changes):
        values = {name: getattr(self, name) for name in ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")}
        return type(self)(**{**values, **changes})

    def isoformat(self, sep="T", timespec="auto"):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}{sep}{_clock_text(self, timespec)}{_zone(self, ':')}"

    def ctime(self): return _formatted(self, "%a %b %e %H:%M:%S ") + f"{self.year:04d}"
    def __str__(self): return self.isoformat(" ")

    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = "" if self.tzinfo is None else f", tzinfo={self.tzinfo!r}"
        return f"datetime.datetime({', '.join([str(part) for part in parts])}{zone})"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        micros = self._micros() + other._total
        if not 0 < micros // 86400000000 + 719163 <= 3652059:
            raise OverflowError("date value out of range")
        return type(self)._from_micros(micros, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return _delta(self._micros() - other._micros() - (0 if mine is None else mine._total - its._total))

    def _order(self, other):
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._micros() - other._micros() - (0 if mine is None else mine._total - its._total)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._order(other) == 0

    def __lt__(self, other): return self._order(other) < 0 if isinstance(other, datetime) else self._refuse(other)
    def __le__(self, other): return self._order(other) <= 0 if isinstance(other, datetime) else self._refuse(other)
    def __gt__(self, other): return self._order(other) > 0 if isinstance(other, datetime) else self._refuse(other)
    def __ge__(self, other): return self._order(other) >= 0 if isinstance(other, datetime) else self._refuse(other)

    def _refuse(self, other):
        if isinstance(other, date):
            raise TypeError(f"can't compare {type(self).__module__}.{type(self).__name__} to {type(other).__module__}.{type(other).__name__}")
        return NotImplemented

    def __hash__(self): return hash(self._micros() - (self.utcoffset() or timedelta(0))._total)
    def __reduce__(self): return type(self), (self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond, self.tzinfo)


_most = {"m": 12, "d": 31, "H": 23, "I": 12, "M": 59, "S": 61, "j": 366}


def _parsed(cls, text, format):
    """strptime, for the codes that are numbers or English names."""
    problem = ValueError(f"time data {text!r} does not match format {format!r}")
    values = {"year": 1900, "month": 1, "day": 1}
    digits = {"Y": ("year", 4), "m": ("month", 2), "d": ("day", 2), "H": ("hour", 2), "I": ("hour", 2), "M": ("minute", 2), "S": ("second", 2), "y": ("year", 2), "j": ("yday", 3)}
    afternoon = week = weekday = None
    format = format.replace("%F", "%Y-%m-%d").replace("%T", "%H:%M:%S").replace("%D", "%m/%d/%y").replace("%R", "%H:%M").replace("%c", "%a %b %d %H:%M:%S %Y").replace("%x", "%m/%d/%y").replace("%X", "%H:%M:%S")
    i = k = 0
    while k < len(format):
        c = format[k]
        k += 1
        if c != "%":
            if c.isspace():
                if not text[i:i + 1].isspace():
                    raise problem
                while i < len(text) and text[i].isspace():
                    i += 1
                continue
            if text[i:i + 1] != c:
                raise problem
            i += 1
            continue
        code = format[k:k + 1]
        k += 1
        if code in digits:
            name, width = digits[code]
            end = i
            while end < len(text) and end - i < width and text[end].isdigit():
                end += 1
            if end == i or (code == "Y" and end - i < 4):
                raise problem
            number = int(text[i:end])
            # A digit too many for such a field is what follows it.
            if end - i > 1 and number > _most.get(code, number):
                end -= 1
                number = int(text[i:end])
            values[name] = number + (2000 if number < 69 else 1900) if code == "y" else number
            i = end
        elif code == "f":
            end = i
            while end < len(text) and end - i < 6 and text[end].isdigit():
                end += 1
            if end == i:
                raise problem
            values["microsecond"] = int((text[i:end] + "000000")[:6])
            i = end
        elif code in ("G", "V", "u", "w") and text[i:i + 1].isdigit():
            end = i + 1
            while end < len(text) and end - i < {"G": 4, "V": 2}.get(code, 1) and text[end].isdigit():
                end += 1
            number = int(text[i:end])
            i = end
            if code == "G":
                values["year"] = number
            elif code == "V":
                week = number
            else:
                weekday = number or 7
        elif code in ("a", "A", "b", "B"):
            names = {"a": _day_names, "A": _long_days, "b": _month_names, "B": _long_months}[code]
            for index, name in enumerate(names):
                if name and text[i:i + len(name)].lower() == name.lower():
                    if code in "bB":
                        values["month"] = index
                    else:
                        weekday = index + 1
                    i += len(name)
                    break
            else:
                raise problem
        elif code == "p":
            if text[i:i + 2].upper() not in ("AM", "PM"):
                raise problem
            afternoon = text[i:i + 2].upper() == "PM"
            i += 2
        elif code == "z":
            if text[i:i + 1] == "Z":
                values["tzinfo"] = timezone.utc
                i += 1
            else:
                digits_only = text[i + 1:i + 6].replace(":", "")[:4]
                if text[i:i + 1] not in ("+", "-") or not digits_only.isdigit():
                    raise problem
                offset = timedelta(hours=int(digits_only[:2]), minutes=int(digits_only[2:]))
                values["tzinfo"] = timezone(-offset if text[i] == "-" else offset) if offset else timezone.utc
                i += 6 if ":" in text[i:i + 6] else 5
        elif code == "Z":
            for name in ("UTC", "GMT"):
                if text[i:].startswith(name):
                    i += 3
                    break
            else:
                raise problem
        elif code == "%":
            if text[i:i + 1] != "%":
                raise problem
            i += 1
        else:
            raise ValueError(f"'{code}' is a bad directive in format {format!r}")
    if i != len(text):
        raise ValueError(f"unconverted data remains: {text[i:]}")
    if afternoon is not None:
        values["hour"] = values.get("hour", 0) % 12 + (12 if afternoon else 0)
    if week is not None:
        if weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        day = date.fromisocalendar(values["year"], week, weekday)
        values["year"], values["month"], values["day"] = day.year, day.month, day.day
    if "yday" in values:
        day = values.pop("yday")
        values["year"], values["month"], values["day"] = _from_ordinal(_before_year(values["year"]) + day)
    for name, least, most in (("month", 1, 12), ("hour", 0, 23), ("minute", 0, 59), ("second", 0, 61), ("day", 1, 31)):
        if not least <= values.get(name, least) <= most:
            raise problem
    return cls(**values)


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
datetime.min, datetime.max, datetime.resolution = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), timedelta(microseconds=1)
time.min, time.max = time(0, 0), time(23, 59, 59, 999999)

for _class in (date, time, datetime, timedelta, timezone, tzinfo):
    _machine.set_full_name(_class, "datetime." + _class.__name__)
