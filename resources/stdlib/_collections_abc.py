# The abstract classes of containers: what a class has to have, and what it gets for that.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import _machine
from abc import ABC, ABCMeta, abstractmethod

_alias = classmethod(_machine.GenericAlias)


def _has(cls, *names):
    for name in names:
        for base in cls.__mro__:
            found = _machine.own_value(base, name, _absent)
            if found is None:
                return NotImplemented
            if found is not _absent:
                break
        else:
            return NotImplemented
    return True


_absent = object()
_of_built_ins = {}


def _register_defaults(abstract, *classes):
    for cls in classes:
        abstract.register(cls)


def _by_methods(abstract, *names):
    def __subclasshook__(cls, subclass):
        return _has(subclass, *names) if cls is abstract else NotImplemented
    _machine.set_own(abstract, "__subclasshook__", classmethod(__subclasshook__))


class Hashable(ABC):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


class Awaitable(ABC):
    @abstractmethod
    def __await__(self):
        yield

    __class_getitem__ = _alias


class Coroutine(Awaitable):
    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ

    def close(self):
        pass


class AsyncIterable(ABC):
    @abstractmethod
    def __aiter__(self):
        return self

    __class_getitem__ = _alias


class AsyncIterator(AsyncIterable):
    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    pass


class Iterable(ABC):
    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        while False:
            yield None

    __class_getitem__ = _alias


class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None


class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")


class Sized(ABC):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


class Container(ABC):
    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    __class_getitem__ = _alias


class Collection(Sized, Iterable, Container):
    __slots__ = ()


class Callable(ABC):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        return _CallableAlias(cls, (tuple(parameters) if isinstance(parameters, (list, tuple)) else (parameters,)) + (result,))


class _CallableAlias(_machine.GenericAlias):
    def __repr__(self):
        text = _machine.type_text
        args = self.__args__
        if len(args) == 2 and args[0] is ...:
            return f"collections.abc.Callable[..., {text(args[1])}]"
        return f"collections.abc.Callable[[{', '.join([text(arg) for arg in args[:-1]])}], {text(args[-1])}]"


class Set(Collection):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all([item in other for item in self])

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all([item in self for item in other])

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self <= other

    __hash__ = None

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable([item for item in other if item in self])

    __rand__ = __and__

    def isdisjoint(self, other):
        return not any([item in self for item in other])

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(list(self) + list(other))

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Set):
            other = set(other)
        return self._from_iterable([item for item in self if item not in other])

    def __xor__(self, other):
        if not isinstance(other, Set):
            other = set(other)
        return (self - other) | self._from_iterable([item for item in other if item not in self])


class MutableSet(Set):
    __slots__ = ()

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        for value in list(self):
            self.discard(value)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in (self - it):
            self.discard(value)
        return self

    def __isub__(self, it):
        for value in list(it):
            self.discard(value)
        return self


class Mapping(Collection):
    __slots__ = ()

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None
    __reversed__ = None


class MappingView(Sized):
    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


class KeysView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield (key, self._mapping[key])


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class MutableMapping(Mapping):
    __slots__ = ()
    __marker = object()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=__marker):
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping) or hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Sequence(Reversible, Collection):
    __slots__ = ()

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i in range(*slice(start, stop).indices(len(self))):
            if self[i] is value or self[i] == value:
                return i
        raise ValueError

    def count(self, value):
        return len([item for item in self if item is value or item == value])


class ByteString(Sequence):
    __slots__ = ()


class MutableSequence(Sequence):
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        for value in list(values) if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


for _cls, _names in ((Hashable, ("__hash__",)), (Awaitable, ("__await__",)), (Coroutine, ("__await__", "send", "throw", "close")), (AsyncIterable, ("__aiter__",)),
                     (AsyncIterator, ("__aiter__", "__anext__")), (Iterable, ("__iter__",)), (Iterator, ("__iter__", "__next__")),
                     (Reversible, ("__reversed__", "__iter__")), (Generator, ("__iter__", "__next__", "send", "throw", "close")), (Sized, ("__len__",)),
                     (Container, ("__contains__",)), (Collection, ("__len__", "__iter__", "__contains__")), (Callable, ("__call__",))):
    _by_methods(_cls, *_names)

# What the built-in classes are, whose methods are not all to be found in them.
_iterators = [type(iter(source)) for source in ([], (), range(0), range(1 << 70), "", "é", b"", {}, {}.values(), {}.items(), set())]
_iterators += [type(reversed(source)) for source in ([], (), {}, {}.values(), {}.items())] + [enumerate, zip, map, filter]
for _cls in (list, tuple, str, bytes, bytearray, range, dict, set, frozenset, type({}.keys()), type({}.values()), type({}.items())):
    for _abstract in (Iterable, Sized, Container, Collection):
        _abstract.register(_cls)
for _cls in _iterators:
    Iterator.register(_cls)
for _cls in (type(lambda: 0), type(len), type("".join), type([].append), type):
    Callable.register(_cls)
_register_defaults(Sequence, tuple, str, range)
_register_defaults(ByteString, bytes, bytearray)
_register_defaults(MutableSequence, list, bytearray)
_register_defaults(Set, frozenset, type({}.keys()), type({}.items()))
_register_defaults(MutableSet, set)
_register_defaults(MutableMapping, dict)
_register_defaults(Mapping, _machine.mapping_proxy)
Generator.register(type((x for x in ())))
Coroutine.register(_machine.coroutine)
for _cls in (dict, list, range, tuple, str, type({}.keys()), type({}.values()), type({}.items())):
    Reversible.register(_cls)
KeysView.register(type({}.keys()))
ItemsView.register(type({}.items()))
ValuesView.register(type({}.values()))
for _name, _value in list(globals().items()):
    if isinstance(_value, ABCMeta):
        _value.__module__ = "collections.abc"
ABC.__module__ = "abc"
