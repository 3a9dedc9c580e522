# What can be imported, and what each module has: one JSON object on standard output, for the editor's completion. Run by
# `forkyard-host describe-modules` when Forkyard is built; knows no editor.
#   {"threading": {"Thread": {"kind": "class", "signature": "(group=None, …)", "members": {"start": {…}, …}}, …}, …}
import builtins
import json
import sys
import types

# It runs as a program does, which cannot import it.
_machine = sys.modules["_machine"]


def _public(name):
    return not any(part.startswith("_") for part in name.split("."))


def _default(value):
    if value is None or isinstance(value, (bool, int, float, str, bytes)):
        return repr(value)
    return "..."


def _of_code(function):
    code = function.__code__
    names = code.co_varnames
    count, keyword_only = code.co_argcount, code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    parts = []
    for index in range(count):
        missing = index - (count - len(defaults))
        parts.append(names[index] + ("=" + _default(defaults[missing]) if missing >= 0 else ""))
    extra = count + keyword_only
    if code.co_flags & 4:
        parts.append("*" + names[extra])
        extra += 1
    elif keyword_only:
        parts.append("*")
    for name in names[count:count + keyword_only]:
        parts.append(name + ("=" + _default(keyword_defaults[name]) if name in keyword_defaults else ""))
    if code.co_flags & 8:
        parts.append("**" + names[extra])
    if parts and parts[0] in ("self", "cls"):
        del parts[0]
    return "(" + ", ".join(parts) + ")"


def _signature(value):
    while hasattr(value, "__wrapped__"):
        value = value.__wrapped__
    if isinstance(value, (types.MethodType, staticmethod, classmethod)):
        value = value.__func__
    if isinstance(value, types.FunctionType):
        return _of_code(value)
    return _machine.native_signature(value)


def _of_class(cls):
    for name in ("__init__", "__new__"):
        found = _machine.class_member(cls, name)
        found = found.__func__ if isinstance(found, (staticmethod, classmethod)) else found
        if isinstance(found, types.FunctionType):
            return _of_code(found)
        if found is not None and found is not _machine.class_member(object, name):
            text = _machine.native_signature(found)
            if text is not None:
                text = text.replace("(cls, ", "(").replace("(cls)", "()")
                # An object's own, that takes whatever it is given, says nothing.
                return None if text in ("(*args, **kwargs)", "(iterable=...)") else text
    return None


def _member(value, deep):
    if isinstance(value, types.ModuleType):
        return {"kind": "module"}
    if isinstance(value, type):
        kind = "exception" if issubclass(value, BaseException) else "class"
        entry = {"kind": kind}
        text = _of_class(value)
        if deep and kind == "class":
            entry["members"] = _members_of(value)
    elif isinstance(value, property) or not callable(value):
        return {"kind": "value"}
    else:
        entry = {"kind": "function"}
        text = _signature(value)
    if text is not None:
        entry["signature"] = text
    return entry


def _members_of(cls):
    found = {}
    for name in dir(cls):
        if not name.startswith("_"):
            found[name] = _member(_machine.class_member(cls, name), False)
    return found


def _module(name):
    __import__(name)
    module = sys.modules[name]
    listed = getattr(module, "__all__", None)
    names = listed if listed is not None else [each for each in dir(module) if not each.startswith("_")]
    # The one documented name that begins with an underscore.
    names = list(names) + (["_exit"] if name == "os" else [])
    found = {}
    for each in sorted(set(names)):
        value = getattr(module, each, None)
        # What a module has imported for itself is not its own.
        if listed is None and isinstance(value, types.ModuleType) and not value.__name__.startswith(name + "."):
            continue
        if listed is None and not isinstance(value, types.ModuleType) and _is_of_another(value, name):
            continue
        found[each] = _member(value, True)
    return found


def _is_of_another(value, name):
    home = getattr(value, "__module__", None)
    return isinstance(home, str) and _public(home) and home in sys.modules and home.split(".")[0] not in (name.split(".")[0], "builtins")


def _add_makers(found):
    # Functions that make objects: what can be done with those is what one looks for. Pools and managers would start
    # processes, so that their classes are named.
    import multiprocessing
    import multiprocessing.managers
    import multiprocessing.pool
    import threading
    made = {"multiprocessing." + name: type(getattr(multiprocessing, name)())
            for name in ("Lock", "RLock", "Condition", "Event", "Semaphore", "BoundedSemaphore", "Queue", "JoinableQueue", "SimpleQueue")}
    made["multiprocessing.Barrier"] = type(multiprocessing.Barrier(1))
    made["multiprocessing.Pool"] = multiprocessing.pool.Pool
    made["multiprocessing.Manager"] = multiprocessing.managers.SyncManager
    made["multiprocessing.Value"] = type(multiprocessing.Value("i"))
    made["threading.Lock"] = type(threading.Lock())
    made["threading.RLock"] = type(threading.RLock())
    for path, cls in made.items():
        module, _, name = path.rpartition(".")
        found[module][name]["members"] = _members_of(cls)


def _builtins():
    names = [each for each in dir(builtins) if not each.startswith("_")]
    return {each: _member(getattr(builtins, each), True) for each in names}


found = {name: _module(name) for name in sorted(_machine.module_names()) if _public(name)}
_add_makers(found)
found["builtins"] = _builtins()
print(json.dumps(found))
