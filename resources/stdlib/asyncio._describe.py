# asyncio._describe: futures, tasks, coroutines and callbacks in words: for repr, for messages, for the trace. Knows no loop.
import _asyncio
import _machine
import _thread
import sys


def place_of_call():
    """"file:line" of the call that is in progress, the library's own left out: where something was created."""
    entries = _machine.stack_entries()
    return f"{entries[0][0]}:{entries[0][1]}" if entries else None


def callback(function, args):
    """"name(1, 2) at file:line"."""
    inner = _function_of(function)
    text = _named(function, args)
    place = None if hasattr(inner, "__func__") else _asyncio.place(inner)
    if place is not None:
        text += f" at {place[0]}:{place[1]}"
    return text


def _function_of(function):
    while hasattr(function, "func"):
        function = function.func
    return function


def _named(function, args, kwargs=None, more=""):
    if hasattr(function, "func") and hasattr(function, "keywords"):
        return _named(function.func, function.args, function.keywords, _arguments(args, kwargs) + more)
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None) or repr(function)
    return name + _arguments(args, kwargs) + more


def _arguments(args, kwargs):
    parts = [short(arg) for arg in args or ()]
    if kwargs:
        parts += [f"{name}={short(value)}" for name, value in kwargs.items()]
    return "({})".format(", ".join(parts))


def coroutine(coro):
    """"main() running at file:line", or where it was defined once it is done."""
    known = _asyncio.describe(coro)
    if known is None:
        return repr(coro)
    name, file_name, first_line, line = known
    if line:
        return f"{name}() running at {file_name}:{line}"
    return f"{name}() done, defined at {file_name}:{first_line}"


def callbacks_of(future):
    shown = [callback(function, ()) for function in future._callbacks]
    if len(shown) > 2:
        shown = [shown[0], f"<{len(shown) - 2} more>", shown[-1]]
    return "cb=[{}]".format(", ".join(shown))


def future_info(future):
    info = [future._state.lower()]
    if future._state == "FINISHED":
        if future._exception is not None:
            info.append(f"exception={future._exception!r}")
        else:
            info.append(f"result={short(future._result)}")
    if future._callbacks:
        info.append(callbacks_of(future))
    if future._created is not None:
        info.append(f"created at {future._created}")
    return info


def _cut(text, most=30):
    if len(text) <= most:
        return text
    before = (most - 3) // 2
    return text[:before] + "..." + text[len(text) - (most - 3 - before):]


_BRACKETS = {list: ("[", "]", 6), tuple: ("(", ")", 6), set: ("{", "}", 6), frozenset: ("frozenset({", "})", 6), dict: ("{", "}", 4)}


def short(value, level=6):
    """As CPython's reprlib cuts it: few items of a container, the ends of a long text."""
    kind = type(value)
    if kind not in _BRACKETS:
        return _cut(repr(value), 40 if kind is int else 30)
    if not value:
        return repr(value)
    left, right, most = _BRACKETS[kind]
    if level <= 0:
        return left + "..." + right
    try:
        items = sorted(value) if kind not in (list, tuple) else list(value)
    except TypeError:
        items = list(value)
    parts = [short(item, level - 1) if kind is not dict else f"{short(item, level - 1)}: {short(value[item], level - 1)}"
             for item in items[:most]]
    if len(items) > most:
        parts.append("...")
    elif kind is tuple and len(items) == 1:
        parts.append("")
        return left + ",".join(parts) + right
    return left + ", ".join(parts) + right


def function_of(coro):
    """The name of the function that a coroutine comes from."""
    return getattr(coro, "__name__", None) or type(coro).__name__


def awaited(value):
    """What a task waits for, for the trace: the number of an object, or a few words."""
    what = getattr(value, "_what", None)
    if what is not None:
        return what
    get_name = getattr(value, "get_name", None)
    if get_name is not None:
        return get_name()
    return type(value).__name__


def warn(text):
    """The same, less urgent."""
    if "logging" in sys.modules:
        import logging
        logging.getLogger("asyncio").warning("%s", text)
    else:
        sys.stderr.write(text + "\n")


def log(text, problem=None):
    """To the package's logger, which writes to standard error where nobody has set it up."""
    if "logging" in sys.modules:
        import logging
        logging.getLogger("asyncio").error(text, exc_info=problem)
    elif problem is None:
        sys.stderr.write(text + "\n")
    else:
        sys.stderr.write(f"{text}\n{_thread._report(problem)}")
