# warnings: remarks on standard error, each place's once. Filters by kind and action.
import sys
import _machine

filters = []
_once = {}
_to_logging = None


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source

    def __str__(self):
        return f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"


def formatwarning(message, category, filename, lineno, line=None):
    if line is None:
        import linecache
        line = linecache.getline(filename, lineno)
    line = line.strip()
    return f"{filename}:{lineno}: {category.__name__}: {message}\n" + (f"  {line}\n" if line else "")


def showwarning(message, category, filename, lineno, file=None, line=None):
    if _to_logging is not None and file is None:
        _to_logging(sys.modules["warnings"].formatwarning(message, category, filename, lineno, line))
        return
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(sys.modules["warnings"].formatwarning(message, category, filename, lineno, line))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    _add(action, message, category, module, lineno, append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    _add(action, "", category, "", lineno, append)


def _add(action, message, category, module, lineno, append):
    item = (action, message, category, module, lineno)
    if item in filters:
        if append:
            return
        filters.remove(item)
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)
    _once.clear()


def resetwarnings():
    filters.clear()
    _once.clear()


def _action_for(text, category, module, lineno):
    for action, message, kind, where, line in filters:
        # message and module are regular expressions in CPython; plain beginnings are what programs write.
        if issubclass(category, kind) and text.lower().startswith(message.lower().lstrip("^").replace(".*", "")) and (not where or module == where) and line in (0, lineno):
            return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    entries = _machine.stack_entries()
    if stacklevel - 1 < len(entries):
        file, line = entries[max(stacklevel - 1, 0)][:2]
        module = getattr(_machine.caller_module(max(stacklevel - 1, 0)), "__name__", "__main__")
    else:
        file, line, module = "sys", 1, "sys"
    warn_explicit(message, category, file, line, module)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    module = module or filename
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    action = _action_for(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    key = {"default": (text, category, filename, lineno), "module": (text, category, filename), "once": (text, category)}.get(action)
    if key is not None:
        if key in _once:
            return
        _once[key] = True
    if _recording:
        _recording[-1].append(WarningMessage(message, category, filename, lineno))
        return
    sys.modules["warnings"].showwarning(message, category, filename, lineno)


_recording = []


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._action = (action, category, lineno, append)

    def __enter__(self):
        self._filters = filters[:]
        self._once = dict(_once)
        _once.clear()
        if self._action[0] is not None:
            simplefilter(*self._action)
        if self._record:
            log = []
            _recording.append(log)
            return log

    def __exit__(self, *exc_info):
        filters[:] = self._filters
        _once.clear()
        _once.update(self._once)
        if self._record:
            _recording.pop()


filters.extend([("default", "", DeprecationWarning, "__main__", 0), ("ignore", "", DeprecationWarning, "", 0), ("ignore", "", PendingDeprecationWarning, "", 0),
                ("ignore", "", ImportWarning, "", 0), ("ignore", "", ResourceWarning, "", 0)])
