# weakref: references that do not keep what they name. They are cleared, and call whom they are to call, at
# `del x` and `x = None` and at gc.collect(); otherwise the collector clears them when it next runs.
import _machine
import _utility
from _collections_abc import MutableMapping, MutableSet
from _weakref import _check, ref

ReferenceType = ref


class WeakMethod(ref):
    def __init__(self, meth, callback=None, /):
        ref.__init__(self, meth.__self__, callback)
        _machine.set_own(self, "_func", meth.__func__)

    def __new__(cls, meth, callback=None, /):
        return _utility.Weak.__new__(cls, meth.__self__)

    def __call__(self):
        obj = self._target()
        return None if obj is None else _machine.bound_method(self._func, obj)


class _Proxy:
    def __init__(self, reference):
        _machine.set_own(self, "_reference", reference)

    def _get(self):
        obj = _machine.own_value(self, "_reference", None)()
        if obj is None:
            raise ReferenceError("weakly-referenced object no longer exists")
        return obj

    def __getattr__(self, name):
        return getattr(_Proxy._get(self), name)

    def __setattr__(self, name, value):
        setattr(_Proxy._get(self), name, value)

    def __str__(self):
        return str(_Proxy._get(self))

    def __repr__(self):
        obj = _Proxy._get(self)
        return f"<weakproxy at {id(self):#x} to {type(obj).__name__} at {id(obj):#x}>"

    def __len__(self):
        return len(_Proxy._get(self))

    def __getitem__(self, key):
        return _Proxy._get(self)[key]

    def __iter__(self):
        return iter(_Proxy._get(self))


class ProxyType(_Proxy):
    pass


class CallableProxyType(_Proxy):
    def __call__(self, *args, **kwargs):
        return _Proxy._get(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(obj, callback=None, /):
    return (CallableProxyType if callable(obj) else ProxyType)(ref(obj, callback))


def getweakrefcount(obj, /):
    return 0


def getweakrefs(obj, /):
    return []


class WeakValueDictionary(MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        obj = self.data[key]()
        if obj is None:
            raise KeyError(key)
        return obj

    def __setitem__(self, key, value):
        self.data[key] = ref(value)

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter([key for key, one in self.data.items() if one() is not None])

    def __len__(self):
        return len(list(iter(self)))

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __repr__(self):
        return f"<WeakValueDictionary at {id(self):#x}>"


class WeakKeyDictionary(MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __iter__(self):
        return iter([one() for one in self.data if one() is not None])

    def __len__(self):
        return len(list(iter(self)))

    def __contains__(self, key):
        return ref(key) in self.data

    def __repr__(self):
        return f"<WeakKeyDictionary at {id(self):#x}>"


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set()
        for item in data or ():
            self.add(item)

    def add(self, item):
        self.data.add(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def __contains__(self, item):
        return _utility.can_be_weak(item) and ref(item) in self.data

    def __iter__(self):
        return iter([one() for one in self.data if one() is not None])

    def __len__(self):
        return len(list(iter(self)))

    def __repr__(self):
        return repr({item for item in self})


class finalize:
    """Runs when its object goes, as far as that is noticed, or else at the program's end."""

    def __init__(self, obj, func, /, *args, **kwargs):
        import atexit
        _check(obj)
        self._parts = (func, args, kwargs)
        self._ref = ref(obj, self)
        self.atexit = True
        atexit.register(self._at_exit)

    def _at_exit(self):
        if self.atexit:
            self()

    def __call__(self, _=None):
        parts, self._parts = self._parts, None
        if parts is not None:
            return parts[0](*parts[1], **parts[2])

    def detach(self):
        parts, self._parts = self._parts, None
        if parts is not None:
            return (self._ref(), *parts)

    def peek(self):
        return None if self._parts is None else (self._ref(), *self._parts)

    @property
    def alive(self):
        return self._parts is not None
