# collections: deque (its operations that threads share are native), and dictionaries with a twist.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import _machine
from _collections import deque
from _binding import bind
from _collections_abc import Mapping, MutableMapping, MutableSequence, _register_defaults
from operator import itemgetter as _itemgetter
import collections.abc

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]

_missing = object()
_alias = classmethod(_machine.GenericAlias)

# ---- deque -----------------------------------------------------------------------------------------------------------


def _deque_init(self, iterable=(), maxlen=None):  #= deque parse
    if maxlen is not None:
        if not isinstance(maxlen, int):
            raise TypeError("an integer is required")
        if maxlen < 0:
            raise ValueError("maxlen must be non-negative")
    self.clear()
    self._limit(maxlen)
    _deque_extend(self, iterable)


def _deque_extend(self, iterable, /):  #= deque
    if iterable is self:
        iterable = self._list()
    if type(iterable) is list or type(iterable) is tuple:
        self._extend(iterable)
        return
    for item in iterable:
        self.append(item)


def _deque_extendleft(self, iterable, /):  #= deque
    if iterable is self:
        iterable = self._list()
    for item in iterable:
        self.appendleft(item)


def _deque_iter(self):
    return _deque_walk(self, self._version())


def _deque_walk(self, version):
    for index in range(len(self)):
        if self._version() != version:
            raise RuntimeError("deque mutated during iteration")
        yield self[index]
    if self._version() != version:
        raise RuntimeError("deque mutated during iteration")


def _deque_reversed(self):
    return _deque_walk_back(self, self._version())


def _deque_walk_back(self, version):
    for index in range(len(self) - 1, -1, -1):
        if self._version() != version:
            raise RuntimeError("deque mutated during iteration")
        yield self[index]


_writing = []


def _deque_repr(self):
    name = type(self).__name__
    key = (_machine.thread_number(), id(self))
    if key in _writing:
        return "[...]"
    _writing.append(key)
    try:
        items = ", ".join([repr(item) for item in self._list()])
    finally:
        _writing.remove(key)
    return f"{name}([{items}])" if self.maxlen is None else f"{name}([{items}], maxlen={self.maxlen})"


def _comparison(compare):
    def method(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return compare(self._list(), other._list())
    return method


def _deque_copy(self, /):  #= deque
    return type(self)(self, self.maxlen) if type(self) is deque or self.maxlen is not None else type(self)(self)


def _deque_add(self, other):
    if not isinstance(other, deque):
        raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
    result = self.copy()
    result.extend(other)
    return result


def _deque_iadd(self, other):
    self.extend(other)
    return self


def _deque_mul(self, n):
    return type(self)(self._list() * n, self.maxlen)


def _deque_imul(self, n):
    self._replace(self._list() * n)
    return self


def _deque_contains(self, item):
    version = self._version()
    for other in self._list():
        if other is item or other == item:
            return True
        if self._version() != version:
            raise RuntimeError("deque mutated during iteration")
    return False


def _deque_count(self, item, /):  #= deque
    version = self._version()
    count = 0
    for other in self._list():
        if other is item or other == item:
            count += 1
        if self._version() != version:
            raise RuntimeError("deque mutated during iteration")
    return count


def _deque_index(self, item, start=0, stop=9223372036854775807, /):  #= deque parse
    version = self._version()
    items = self._list()
    for index in range(*slice(start, stop).indices(len(items))):
        if items[index] is item or items[index] == item:
            return index
        if self._version() != version:
            raise RuntimeError("deque mutated during iteration")
    raise ValueError(f"{item!r} is not in deque")


def _deque_insert(self, index, item, /):  #= deque parse
    if self.maxlen is not None and len(self) >= self.maxlen:
        raise IndexError("deque already at its maximum size")
    items = self._list()
    items.insert(index, item)
    self._replace(items)


def _deque_remove(self, item, /):  #= deque
    items = self._list()
    for index in range(len(items)):
        if items[index] is item or items[index] == item:
            if self._list() != items:
                raise IndexError("deque mutated during remove().")
            del self[index]
            return
    raise ValueError(f"{item!r} is not in deque")


def _deque_reverse(self, /):  #= deque
    self._replace(self._list()[::-1])


def _deque_reduce(self):
    return type(self), (self._list(), self.maxlen)


for _name, _function in (
        ("__init__", _deque_init), ("extend", _deque_extend), ("extendleft", _deque_extendleft), ("__iter__", _deque_iter), ("__reversed__", _deque_reversed),
        ("__repr__", _deque_repr), ("__copy__", _deque_copy), ("copy", _deque_copy), ("__add__", _deque_add), ("__iadd__", _deque_iadd), ("__mul__", _deque_mul),
        ("__rmul__", _deque_mul), ("__imul__", _deque_imul), ("__contains__", _deque_contains), ("count", _deque_count), ("index", _deque_index),
        ("insert", _deque_insert), ("remove", _deque_remove), ("reverse", _deque_reverse), ("__reduce__", _deque_reduce), ("__class_getitem__", _alias),
        ("__eq__", _comparison(lambda a, b: a == b)), ("__ne__", _comparison(lambda a, b: a != b)), ("__lt__", _comparison(lambda a, b: a < b)),
        ("__le__", _comparison(lambda a, b: a <= b)), ("__gt__", _comparison(lambda a, b: a > b)), ("__ge__", _comparison(lambda a, b: a >= b))):
    if isinstance(_function, type(_deque_init)):
        _function.__name__ = _name
        _function.__qualname__ = "deque." + _name
    setattr(deque, _name, _function)
_register_defaults(MutableSequence, deque)

# ---- dictionaries ----------------------------------------------------------------------------------------------------


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, *args, **kwargs)
        _machine.set_own(self, "default_factory", default_factory)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        self[key] = value = factory()
        return value

    def __repr__(self):
        key = (_machine.thread_number(), id(self))
        if key in _writing:
            return f"{type(self).__name__}(...)"
        _writing.append(key)
        try:
            return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"
        finally:
            _writing.remove(key)

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result

    def __reduce__(self):
        return type(self), (self.default_factory,), None, None, iter(self.items())

    __class_getitem__ = _alias


class OrderedDict(dict):
    def __init__(self, other=(), /, **kwargs):
        dict.__init__(self, other, **kwargs)

    def move_to_end(self, key, last=True):
        value = _machine.move_to_end(self, key, _missing) if last else self[key]
        if value is NotImplemented:
            value = self.pop(key)
            self[key] = value
        elif value is _missing:
            raise KeyError(key)
        if last:
            return
        rest = [(other, self[other]) for other in dict.__iter__(self) if other != key]
        for other, kept in rest:
            dict.pop(self, other)
        dict.pop(self, key)
        dict.__setitem__(self, key, value)
        for other, kept in rest:
            dict.__setitem__(self, other, kept)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        item = dict.popitem(self) if last else _machine.pop_first(self)
        if item is None:
            raise KeyError("dictionary is empty")
        if item is NotImplemented:
            key = next(iter(self))
            item = key, self.pop(key)
        return item

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __repr__(self):
        key = (_machine.thread_number(), id(self))
        if key in _writing:
            return "..."
        _writing.append(key)
        try:
            if not self:
                return f"{type(self).__name__}()"
            return f"{type(self).__name__}([{', '.join([repr(item) for item in self.items()])}])"
        finally:
            _writing.remove(key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result

    def __reduce__(self):
        return type(self), (), None, None, iter(self.items())

    __class_getitem__ = _alias


class Counter(dict):
    def __init__(self, iterable=None, /, **kwargs):
        dict.__init__(self)
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=_itemgetter(1), reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwargs):
        if iterable is not None:
            if isinstance(iterable, Mapping):
                if self:
                    get = self.get
                    for key, count in iterable.items():
                        self[key] = count + get(key, 0)
                else:
                    dict.update(self, iterable)
            else:
                get = self.get
                for key in iterable:
                    self[key] = get(key, 0) + 1
        if kwargs:
            self.update(kwargs)

    def subtract(self, iterable=None, /, **kwargs):
        if iterable is not None:
            if isinstance(iterable, Mapping):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        if kwargs:
            self.subtract(kwargs)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            items = dict(self.most_common())
        except TypeError:
            items = dict(self)
        return f"{type(self).__name__}({items!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] == other[key] for one in (self, other) for key in one])

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] <= other[key] for one in (self, other) for key in one])

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] >= other[key] for one in (self, other) for key in one])

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _combined(self, other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _combined(self, other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _combined(self, other, lambda a, b: b if a < b else a)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, count in self.items():
            least = min(count, other[key])
            if least > 0:
                result[key] = least
        return result

    def __pos__(self):
        return _positive(self.items())

    def __neg__(self):
        return _positive([(key, -count) for key, count in self.items()])

    def _kept(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._kept()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._kept()

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._kept()

    def __iand__(self, other):
        for key, count in list(self.items()):
            if other[key] < count:
                self[key] = other[key]
        return self._kept()

    __class_getitem__ = _alias


def _positive(items):
    result = Counter()
    for key, count in items:
        if count > 0:
            result[key] = count
    return result


def _combined(a, b, combine):
    result = Counter()
    for key, count in a.items():
        value = combine(count, b[key])
        if value > 0:
            result[key] = value
    for key, count in b.items():
        if key not in a:
            value = combine(0, count)
            if value > 0:
                result[key] = value
    return result


class ChainMap(MutableMapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def _keys(self):
        result = {}
        for mapping in reversed(self.maps):
            result.update(dict.fromkeys(mapping))
        return result

    def __len__(self):
        return len(self._keys())

    def __iter__(self):
        return iter(self._keys())

    def __contains__(self, key):
        return any([key in mapping for mapping in self.maps])

    def __bool__(self):
        return any([True if mapping else False for mapping in self.maps])

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(mapping) for mapping in self.maps])})"

    @classmethod
    def fromkeys(cls, iterable, *args):
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def clear(self):
        self.maps[0].clear()

    def __or__(self, other):
        result = self.copy()
        result.maps[0].update(other)
        return result

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    __class_getitem__ = _alias


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def copy(self):
        result = type(self)()
        result.data.update(self.data)
        return result

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = cls()
        for key in iterable:
            result[key] = value
        return result


class UserList(MutableSequence):
    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            self.data = list(initlist.data if isinstance(initlist, UserList) else initlist)

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserList) else other)

    def __lt__(self, other):
        return self.data < (other.data if isinstance(other, UserList) else other)

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return type(self)(self.data + list(other))

    def __radd__(self, other):
        return type(self)(list(other) + self.data)

    def __iadd__(self, other):
        self.data += list(other)
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def index(self, item, *args):
        return self.data.index(item, *args)

    def count(self, item):
        return self.data.count(item)

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def sort(self, /, *args, **kwargs):
        self.data.sort(*args, **kwargs)

    def copy(self):
        return type(self)(self)


class UserString:
    def __init__(self, seq):
        self.data = str(seq)

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __contains__(self, char):
        return str(char) in self.data

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserString) else other)

    def __hash__(self):
        return hash(self.data)

    def __add__(self, other):
        return type(self)(self.data + str(other))

    def __getattr__(self, name):
        return getattr(self.data, name)


# ---- namedtuple ------------------------------------------------------------------------------------------------------

_keywords = frozenset(("False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
                       "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
                       "with", "yield"))


def _checked_fields(typename, fields, rename):
    if isinstance(fields, str):
        fields = fields.replace(",", " ").split()
    fields = [str(name) for name in fields]
    if rename:
        seen = set()
        for index, name in enumerate(fields):
            if not name.isidentifier() or name in _keywords or name.startswith("_") or name in seen:
                fields[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + fields:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _keywords:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in fields:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return fields


def _refuse_change(self, *args):
    raise AttributeError("can't set attribute")


def _getter(index):
    return lambda self: _item(self, index)


_item = tuple.__getitem__
_new = tuple.__new__


def _fill_namedtuple(cls, fields, defaults):
    """Makes a subclass of tuple one with these fields; defaults belong to the last ones."""
    fields = tuple(fields)
    count = len(fields)
    by_name = dict(zip(fields[count - len(defaults):], defaults))
    function = f"{cls.__qualname__}.__new__" if cls.__module__ != "__main__" else f"{cls.__name__}.__new__"

    def __new__(cls, /, *args, **kwargs):
        if len(args) != count or kwargs:
            values = bind(function, fields, by_name, (), args, kwargs)
            args = [values[name] for name in fields]
        return _new(cls, args)

    def _make(cls, iterable):
        result = _new(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}") #: collections/__init__.py 446 _make | raise TypeError(f'Expected {num_fields} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwargs):
        result = self._make([kwargs.pop(name, value) for name, value in zip(fields, self)])
        if kwargs:
            raise ValueError(f"Got unexpected field names: {list(kwargs)!r}")
        return result

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        return type(self).__name__ + "(" + ", ".join([f"{name}={value!r}" for name, value in zip(fields, self)]) + ")"

    def __getnewargs__(self):
        return tuple(self)

    members = {"_fields": fields, "_field_defaults": by_name, "__new__": staticmethod(__new__), "_make": classmethod(_make), "_replace": _replace,
               "_asdict": _asdict, "__getnewargs__": __getnewargs__, "__match_args__": fields}
    if _machine.own_value(cls, "__repr__", None) is None:
        members["__repr__"] = __repr__
    for name, member in members.items():
        setattr(cls, name, member)
    for index, name in enumerate(fields):
        setattr(cls, name, property(_getter(index), _refuse_change, _refuse_change, f"Alias for field number {index}"))


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    typename = str(typename)
    fields = _checked_fields(typename, field_names, rename)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    if module is None:
        module = _machine.caller_module(0).__name__
    cls = type(typename, (tuple,), {"__slots__": (), "__module__": module, "__doc__": f"{typename}({', '.join(fields)})"})
    _fill_namedtuple(cls, fields, defaults)
    return cls

for _class in (deque, defaultdict, OrderedDict):
    _machine.set_full_name(_class, "collections." + _class.__name__)
