# traceback: exceptions and calls in progress as text.
import _machine
import sys

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
           "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb"]

_absent = object()


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, text=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = locals
        self._text = text
        self._line = line

    @property
    def line(self):
        if self._line is None:
            if self._text is not None:
                self._line = self._text.split("\n", 1)[0].strip()
            else:
                import linecache
                self._line = linecache.getline(self.filename, self.lineno).strip()
        return self._line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def _format(self):
        text = self._text
        if text is None:
            text = f"    {self.line}\n" if self.line else ""
        return f'  File "{self.filename}", line {self.lineno}, in {self.name}\n{text}'


class StackSummary(list):
    @classmethod
    def from_list(cls, a_list):
        return cls([item if isinstance(item, FrameSummary) else FrameSummary(item[0], item[1], item[2], line=item[3]) for item in a_list])

    def format(self):
        result = []
        last = None
        repeats = 0
        for frame in self:
            key = (frame.filename, frame.lineno, frame.name)
            if key != last:
                _add_repeats(result, repeats)
                last = key
                repeats = 0
            repeats += 1
            if repeats <= 3:
                result.append(frame._format())
        _add_repeats(result, repeats)
        return result

    def format_frame_summary(self, frame_summary):
        return frame_summary._format()


def _add_repeats(result, repeats):
    if repeats > 3:
        count = repeats - 3
        result.append(f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n")


def _limited(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


def extract_tb(tb, limit=None):
    return StackSummary([FrameSummary(file, line, name, text=text) for file, line, name, text in _limited(_machine.traceback_entries(tb), limit)])


def extract_stack(f=None, limit=None):
    entries = _machine.stack_entries()
    if limit is not None:
        entries = entries[:limit] if limit >= 0 else entries[limit:]
    return StackSummary([FrameSummary(file, line, name, text=text) for file, line, name, text in reversed(entries)])


def walk_tb(tb):
    while tb is not None:
        yield tb, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    return iter([])


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    for item in format_list(extracted_list):
        print(item, file=sys.stderr if file is None else file, end="")


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)


_cause = "\nThe above exception was the direct cause of the following exception:\n\n"
_context = "\nDuring handling of the above exception, another exception occurred:\n\n"


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False, max_group_width=15,
                 max_group_depth=10, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._has_traceback = exc_traceback is not None
        self._only = _only(exc_value)
        try:
            self._str = "" if exc_value is None else str(exc_value)
        except Exception:
            self._str = "<exception str() failed>"
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        cause = getattr(exc_value, "__cause__", None)
        context = getattr(exc_value, "__context__", None)
        self.__cause__ = TracebackException.from_exception(cause, limit=limit, _seen=seen) if cause is not None and id(cause) not in seen else None
        self.__context__ = TracebackException.from_exception(context, limit=limit, _seen=seen) if context is not None and id(context) not in seen else None

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format_exception_only(self):
        return iter(self._only)

    def format(self, *, chain=True, _ctx=None):
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield _cause
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield _context
        if self._has_traceback:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self._only

    def print(self, *, file=None, chain=True):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")

    def __str__(self):
        return self._str


def _only(exc):
    """The lines of an exception without its traceback: one, but for syntax errors and notes."""
    if exc is None:
        return ["NoneType: None\n"]
    text = _machine.exception_only(exc)
    hint = _machine.suggestion(exc)
    if hint:
        text = text.replace(hint, "", 1)  # only what nobody caught comes with advice
    lines = text.split("\n")
    notes = getattr(exc, "__notes__", None)
    if isinstance(exc, SyntaxError) or notes:
        return [line + "\n" for line in lines[:-1]]
    return [text]


def _parts(exc, value, tb):
    """The arguments of both forms: format_exception(exc), and the older (type, value, traceback)."""
    if value is _absent and tb is _absent:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc, None if exc is None else exc.__traceback__
    if value is _absent or tb is _absent:
        raise ValueError("Both or neither of value and tb must be given")
    return value, tb


def _holds_group(value):
    """Whether it, or what led to it, is a group, whose members are told too."""
    seen = []
    while value is not None and not any([value is one for one in seen]):
        if isinstance(value, BaseExceptionGroup):
            return True
        seen.append(value)
        value = value.__cause__ if value.__cause__ is not None or value.__suppress_context__ else value.__context__
    return False


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    value, tb = _parts(exc, value, tb)
    if limit is None and chain and value is not None and tb is value.__traceback__ and _holds_group(value):
        import _thread
        return _thread._report(value).splitlines(True)
    if value is None:
        return (["Traceback (most recent call last):\n"] + format_tb(tb) if tb is not None else []) + ["NoneType: None\n"]
    return list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True):
    for line in format_exception(exc, value, tb, limit, chain):
        print(line, file=sys.stderr if file is None else file, end="")


def format_exception_only(exc, /, value=_absent):
    exception = exc if value is _absent else value
    if exception is None:
        return ["NoneType: None\n"]
    if not isinstance(exception, BaseException):
        raise AttributeError(f"'{type(exception).__name__}' object has no attribute '__suppress_context__'")
    return _only(exception)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    pass
