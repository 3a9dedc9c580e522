# copy: shallow and deep copies.
import _machine
import types


class Error(Exception):
    pass


error = Error
_absent = object()
_immutable = (type(None), int, float, bool, str, bytes, tuple, frozenset, range, slice, type, type(...), type(NotImplemented), property,
              types.FunctionType, types.BuiltinFunctionType, types.ModuleType)


def copy(x):
    cls = type(x)
    if cls in _immutable or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuilt(x, None)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    key = id(x)
    found = memo.get(key, _absent)
    if found is not _absent:
        return found
    result = _deep(x, memo)
    if result is not x:
        memo[key] = result
        memo.setdefault(id(memo), []).append(x)
    return result


def _deep(x, memo):
    cls = type(x)
    if cls is tuple:
        parts = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        return tuple(parts) if any([a is not b for a, b in zip(x, parts)]) else x
    if cls in _immutable and cls is not frozenset or isinstance(x, type):
        return x
    if cls is list:
        result = []
        memo[id(x)] = result
        for item in x:
            result.append(deepcopy(item, memo))
        return result
    if cls is dict:
        result = {}
        memo[id(x)] = result
        for key, value in x.items():
            result[deepcopy(key, memo)] = deepcopy(value, memo)
        return result
    if cls is set or cls is frozenset:
        return cls([deepcopy(item, memo) for item in x])
    if cls is bytearray:
        return bytearray(x)
    if cls is types.MethodType:
        return cls(x.__func__, deepcopy(x.__self__, memo))
    method = getattr(x, "__deepcopy__", None)
    if method is not None:
        return method(memo)
    return _rebuilt(x, memo)


def _refuse(x):
    raise TypeError(f"cannot pickle {_kind_of(x)} object")


def _kind_of(x):
    cls = type(x)
    return f"'{cls.__module__}.{cls.__name__}'" if cls.__module__ in ("_thread", "_queue", "_io") else f"'{cls.__name__}'"


def _rebuilt(x, memo):
    """By __reduce__ where the class has one of its own, else a new object with the same attributes."""
    cls = type(x)
    again = (lambda value: value) if memo is None else (lambda value: deepcopy(value, memo))
    reduce = getattr(cls, "__reduce_ex__", None)
    parts = None
    if reduce is not None and reduce is not getattr(object, "__reduce_ex__", None):
        parts = reduce(x, 4)
    elif cls.__reduce__ is not object.__reduce__ and not issubclass(cls, (BaseException, list, dict, set)):
        parts = x.__reduce__()
    if parts is not None:
        return x if isinstance(parts, str) else _from_parts(x, parts, memo, again)
    if isinstance(x, BaseException):
        result = cls.__new__(cls, *again(x.args))
        result.args = again(x.args)
    elif isinstance(x, list):
        result = cls.__new__(cls)
        list.extend(result, [again(item) for item in list.__iter__(x)])
    elif isinstance(x, dict):
        result = cls.__new__(cls)
        for key, value in dict.items(x):
            dict.__setitem__(result, again(key), again(value))
    elif isinstance(x, (set, frozenset)):
        result = cls([again(item) for item in x])
    elif isinstance(x, tuple):
        result = tuple.__new__(cls, [again(item) for item in tuple.__iter__(x)])
    elif isinstance(x, (int, float, str, bytes)):
        result = cls.__new__(cls, *getattr(x, "__getnewargs__", lambda: (x,))())
    elif cls.__module__ in ("builtins", "_thread", "_queue", "_io", "io"):
        _refuse(x)
    else:
        try:
            result = object.__new__(cls)
        except TypeError:
            _refuse(x)
    if memo is not None:
        memo[id(x)] = result
    state = x.__getstate__() if hasattr(x, "__getstate__") else _machine.own_attributes(x)
    _set_state(result, again(state))
    return result


def _set_state(result, state):
    if hasattr(result, "__setstate__"):
        result.__setstate__(state)
        return
    if isinstance(state, tuple) and len(state) == 2:
        for name, value in (state[1] or {}).items():
            setattr(result, name, value)
        state = state[0]
    if state:
        for name, value in state.items():
            _machine.set_own(result, name, value)


def _from_parts(x, parts, memo, again):
    function, args = parts[0], parts[1]
    result = function(*[again(arg) for arg in args])
    if memo is not None:
        memo[id(x)] = result
    if len(parts) > 2 and parts[2] is not None:
        _set_state(result, again(parts[2]))
    if len(parts) > 3 and parts[3] is not None:
        for item in parts[3]:
            result.append(again(item))
    if len(parts) > 4 and parts[4] is not None:
        for key, value in parts[4]:
            result[again(key)] = again(value)
    return result
