# What pools and executors tell the trace of their jobs. Where nothing is recorded a job's number is 0 and no text is made.
import _thread
import _trace

_PLAIN = (int, float, bool, str, bytes, type(None))
_MOST = 60


def _shown(value, depth=2):
    """As repr() has it, without asking the program's own classes."""
    kind = type(value)
    if kind in _PLAIN:
        text = repr(value)
    elif kind in (list, tuple) and depth:
        inner = [_shown(item, depth - 1) for item in value[:6]]
        if len(value) > 6:
            inner.append("…")
        if kind is tuple and len(value) == 1:
            inner.append("")
        text = ("[%s]" if kind is list else "(%s)") % ", ".join(inner)
    elif kind is dict and depth:
        inner = [f"{_shown(key, 0)}: {_shown(item, depth - 1)}" for key, item in list(value.items())[:6]]
        if len(value) > 6:
            inner.append("…")
        text = "{%s}" % ", ".join(inner)
    else:
        text = "<" + getattr(value, "__name__", kind.__name__) + ">"
    return text if len(text) <= _MOST else text[:_MOST - 1] + "…"


def _call_text(function, args, kwargs):
    name = getattr(function, "__name__", None) or type(function).__name__
    parts = [_shown(arg) for arg in args[:6]]
    if len(args) > 6:
        parts.append("…")
    parts += [f"{key}={_shown(value)}" for key, value in kwargs.items()]
    text = f"{name}({', '.join(parts)})"
    return text if len(text) <= 2 * _MOST else text[:2 * _MOST - 1] + "…"


def error_text(problem):
    text = str(problem)
    return f"{type(problem).__name__}: {text}" if text else type(problem).__name__


def new_pool(name, workers):
    pool = _trace.new("Pool", name, True)
    if pool:
        _trace.tell("PoolCreate", pool, workers)
    return pool


def tell(event, number, value=None):
    if number:
        _trace.tell(event, number, value)


def waiting(job, wait, timeout):
    """wait(timeout), and who waits is seen to wait for that job."""
    if not job:
        return wait(timeout)
    _trace.tell("LibraryWait", job)
    try:
        return wait(timeout)
    finally:
        _trace.tell("LibraryWake", job)


def new_job(pool, function, args, kwargs):
    """A job's number, with its submission told."""
    if not pool:
        return 0
    text = _call_text(function, args, kwargs)
    job = _trace.new("Job", text, True)
    _trace.tell("JobSubmit", job, text)
    _trace.tell("JobPool", job, pool)
    return job


def done(job, result):
    if job:
        _trace.tell("JobDone", job, _shown(result))


def failed(job, problem):
    if job:
        _trace.tell("JobFailed", job, error_text(problem))


def callback(job, function):
    if job:
        _trace.tell("JobCallback", job, getattr(function, "__name__", None) or type(function).__name__)


def new_batch(pool, function, items, is_star):
    """Of several calls that go to a worker together."""
    if len(items) == 1:
        return new_job(pool, function, items[0] if is_star else (items[0],), {})
    calls = [_call_text(function, item if is_star else (item,), {}) for item in items[:3]]
    if len(items) > 3:
        calls.append(f"… ({len(items)})")
    job = _trace.new("Job", ", ".join(calls), True)
    _trace.tell("JobSubmit", job, ", ".join(calls))
    _trace.tell("JobPool", job, pool)
    return job


def ended(job, is_result, value):
    if is_result:
        done(job, value)
    else:
        failed(job, value)


def traceback_text(problem):
    text = _thread._report(problem)
    # All of its frames may be the library's own.
    return text if text.startswith("Traceback") or "\nTraceback" in text else "Traceback (most recent call last):\n" + text
