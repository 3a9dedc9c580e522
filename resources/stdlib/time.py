# time, what of it is written in the language: reading times from text, and the clocks by their numbers. The rest is native.
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3
CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME = 4, 7

_clocks = {CLOCK_REALTIME: time_ns, CLOCK_MONOTONIC: monotonic_ns, CLOCK_MONOTONIC_RAW: monotonic_ns, CLOCK_BOOTTIME: monotonic_ns,
           CLOCK_PROCESS_CPUTIME_ID: process_time_ns, CLOCK_THREAD_CPUTIME_ID: thread_time_ns}


def clock_gettime_ns(clk_id, /):
    try:
        return _clocks[clk_id]()
    except KeyError:
        raise OSError(22, "Invalid argument") from None


def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 1e9


def clock_getres(clk_id, /):
    clock_gettime_ns(clk_id)
    return 1e-09


_info = {"time": (False, True, "clock_gettime(CLOCK_REALTIME)"), "monotonic": (True, False, "clock_gettime(CLOCK_MONOTONIC)"),
         "perf_counter": (True, False, "clock_gettime(CLOCK_MONOTONIC)"), "process_time": (True, False, "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)"),
         "thread_time": (True, False, "clock_gettime(CLOCK_THREAD_CPUTIME_ID)")}


def get_clock_info(name, /):
    from types import SimpleNamespace
    if name not in _info:
        raise ValueError("unknown clock")
    monotonic, adjustable, implementation = _info[name]
    return SimpleNamespace(implementation=implementation, monotonic=monotonic, adjustable=adjustable, resolution=1e-09)


def _made_of(cls, sequence, /):
    if not hasattr(type(sequence), "__iter__"):
        raise TypeError("constructor requires a sequence")
    return cls(tuple(sequence))


def strptime(data_string, format="%a %b %d %H:%M:%S %Y", /):
    from datetime import _parsed, datetime
    for given, which in ((data_string, 0), (format, 1)):
        if not isinstance(given, str):
            raise TypeError(f"strptime() argument {which} must be str, not {type(given)!r}")
    found = _parsed(datetime, data_string, format)
    offset = found.utcoffset()
    return struct_time(tuple(found.timetuple()) + (None, None if offset is None else int(offset.total_seconds())))


def tzset():
    pass
