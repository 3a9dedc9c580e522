# functools: functions that act on functions.
import _machine
from _itertools import count as _count_from

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce", "partial",
           "partialmethod", "singledispatch", "singledispatchmethod", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def reduce(function, iterable, initial=_missing, /):  #= functools
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _missing:
        for value in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value


class partial:
    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = object.__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __init__(self, /, *args, **keywords):
        pass

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        name = type(self).__qualname__
        if type(self) is partial:
            name = "functools.partial"
        parts = [repr(self.func)] + [repr(arg) for arg in self.args] + [f"{key}={value!r}" for key, value in self.keywords.items()]
        return f"{name}({', '.join(parts)})"

    def __reduce__(self):
        return _make_partial, (type(self), self.func, self.args, self.keywords)

    __class_getitem__ = classmethod(_machine.GenericAlias)


def _make_partial(cls, func, args, keywords):
    return cls(func, *args, **keywords)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        if obj is None:
            return partial(self.func, *self.args, **self.keywords)
        function = self.func.__get__(obj, cls) if hasattr(self.func, "__get__") else partial(self.func, obj)
        return partial(function, *self.args, **self.keywords)


# ---- remembered results ----------------------------------------------------------------------------------------------


class _CacheInfo(tuple):
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])
    _fields = ("hits", "misses", "maxsize", "currsize")

    def __repr__(self):
        return f"CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})"


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"
_mark = object()


def _key_of(args, kwargs, typed):
    if not kwargs and not typed:
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return args
    key = args
    if kwargs:
        key += (_mark,)
        for item in kwargs.items():
            key += item
    if typed:
        key += tuple([type(arg) for arg in args]) + tuple([type(value) for value in kwargs.values()])
    return key


class _lru_cache_wrapper:
    """A function that remembers results. `_results` holds them in the order of use, the latest last."""

    def __init__(self, function, maxsize, typed):
        if not callable(function):
            raise TypeError("the first argument must be callable")
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._results = {}
        self.cache_clear()

    def __call__(self, /, *args, **kwargs):
        if self._maxsize == 0:
            next(self._misses)
            return self._function(*args, **kwargs)
        key = _key_of(args, kwargs, self._typed)
        results = self._results
        # One step each, since threads may share the function.
        value = _machine.move_to_end(results, key, _missing) if self._maxsize is not None else results.get(key, _missing)
        if value is NotImplemented:
            value = results.pop(key, _missing)
            if value is not _missing:
                results[key] = value
        if value is not _missing:
            next(self._hits)
            return value
        next(self._misses)
        value = self._function(*args, **kwargs)
        if self._maxsize is not None and key not in results:
            while len(results) >= self._maxsize:
                if _machine.pop_first(results) is NotImplemented:
                    results.pop(next(iter(results)), None)
        results[key] = value
        return value

    def __get__(self, obj, cls=None):
        return self if obj is None else _machine.bound_method(self, obj)

    def cache_info(self):
        return _CacheInfo((self._hits._next, self._misses._next, self._maxsize, len(self._results)))

    def cache_clear(self):
        self._results.clear()
        self._hits = _count_from()
        self._misses = _count_from()

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at {id(self):#x}>"

    def __reduce__(self):
        return self.__qualname__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return update_wrapper(_lru_cache_wrapper(maxsize, 128, typed), maxsize)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return update_wrapper(_lru_cache_wrapper(function, maxsize, typed), function)

    return decorate


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        import threading
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = threading.RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        value = _machine.own_value(instance, self.attrname, _missing)
        if value is _missing:
            with self.lock:
                value = _machine.own_value(instance, self.attrname, _missing)
                if value is _missing:
                    value = self.func(instance)
                    _machine.set_own(instance, self.attrname, value)
        return value

    __class_getitem__ = classmethod(_machine.GenericAlias)


# ---- order -----------------------------------------------------------------------------------------------------------


def _negation(name, of, also_equal):
    """The operator `name` from the method `of`: its opposite, with == where that belongs to it."""
    def method(self, other):
        result = getattr(type(self), of)(self, other)
        if result is NotImplemented:
            return result
        return also_equal(result, self, other)
    method.__name__ = method.__qualname__ = name
    return method


_derived = {
    "__lt__": (("__gt__", lambda r, a, b: not r and a != b), ("__le__", lambda r, a, b: r or a == b), ("__ge__", lambda r, a, b: not r)),
    "__le__": (("__ge__", lambda r, a, b: not r or a == b), ("__lt__", lambda r, a, b: r and a != b), ("__gt__", lambda r, a, b: not r)),
    "__gt__": (("__lt__", lambda r, a, b: not (r or a == b)), ("__ge__", lambda r, a, b: r or a == b), ("__le__", lambda r, a, b: not r)),
    "__ge__": (("__le__", lambda r, a, b: not r or a == b), ("__gt__", lambda r, a, b: r and a != b), ("__lt__", lambda r, a, b: not r)),
}


def total_ordering(cls):
    roots = [name for name in ("__lt__", "__le__", "__gt__", "__ge__")
             if any([_machine.own_value(base, name, _missing) is not _missing for base in cls.__mro__ if base is not object])]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = roots[0]
    for name, combine in _derived[root]:
        if name not in roots:
            setattr(cls, name, _negation(name, root, combine))
    return cls


def cmp_to_key(mycmp):  #= functools
    class K:
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


# ---- dispatch --------------------------------------------------------------------------------------------------------


def singledispatch(func):
    registry = {object: func}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        for base in cls.__mro__[:-1]:
            if base in registry:
                return registry[base]
        abstract = [one for one in registry if one is not object and issubclass(cls, one)]
        for one in abstract:
            if not any([other is not one and issubclass(other, one) for other in abstract]):
                return registry[one]
        return registry[object]

    def register(cls, function=None):
        if isinstance(cls, type) or isinstance(cls, _machine.UnionType):
            if function is None:
                return lambda function: register(cls, function)
        else:
            hints = getattr(cls, "__annotations__", {})
            if not hints:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.")
            function = cls
            cls = next(iter(hints.values()))
            if not isinstance(cls, (type, _machine.UnionType)):
                raise TypeError(f"Invalid annotation for {next(iter(hints))!r}. {cls!r} is not a class.")
        for one in cls.__args__ if isinstance(cls, _machine.UnionType) else (cls,):
            registry[one] = function
        return function

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    update_wrapper(wrapper, func)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            function = self.dispatcher.dispatch(type(args[0]))
            return function.__get__(obj, cls)(*args, **kwargs)
        update_wrapper(method, self.func)
        method.register = self.register
        return method

for _class in (partial,):
    _machine.set_full_name(_class, "functools." + _class.__name__)
