# asyncio._describe: futures, tasks, coroutines and callbacks in words: for repr, for messages, for the trace. Knows no loop.
import _asyncio
import _thread
import sys


def callback(function, args):
    """"name(1, 2) at file:line"."""
    inner = _function_of(function)
    text = _named(function, args)
    place = _asyncio.place(inner)
    if place is not None:
        text += f" at {place[0]}:{place[1]}"
    return text


def _function_of(function):
    while hasattr(function, "func"):
        function = function.func
    return getattr(function, "__func__", function)


def _named(function, args, kwargs=None, more=""):
    if hasattr(function, "func") and hasattr(function, "keywords"):
        return _named(function.func, function.args, function.keywords, _arguments(args, kwargs) + more)
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None) or repr(function)
    return name + _arguments(args, kwargs) + more


def _arguments(args, kwargs):
    parts = [repr(arg) for arg in args or ()]
    if kwargs:
        parts += [f"{name}={value!r}" for name, value in kwargs.items()]
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
            info.append(f"result={_shortened(future._result)}")
    if future._callbacks:
        info.append(callbacks_of(future))
    return info


def _shortened(value):
    text = repr(value)
    if type(value) in (str, bytes) and len(text) > 30:
        return text[:13] + "..." + text[-14:]
    return text


def awaited(value):
    """What a task waits for, in a few words, for the trace."""
    what = getattr(value, "_what", None)
    if what is not None:
        return what
    get_name = getattr(value, "get_name", None)
    if get_name is not None:
        return get_name()
    return type(value).__name__


def log(text, problem=None):
    """To the package's logger, which writes to standard error where nobody has set it up."""
    if "logging" in sys.modules:
        import logging
        logging.getLogger("asyncio").error(text, exc_info=problem)
    elif problem is None:
        sys.stderr.write(text + "\n")
    else:
        sys.stderr.write(f"{text}\n{_thread._report(problem)}")
