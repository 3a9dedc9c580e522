# What the machine does in the language itself: operators on objects with methods of their own, and everything else that
# must call such methods. Its frames do not show in tracebacks. One section a group of files in core/vm; functions _p_<name>
# are those of core/vm/prelude.def.
import _machine

__all__ = ["BaseExceptionGroup", "ExceptionGroup", "complex", "memoryview", "aiter", "anext"]

# ---- operators -------------------------------------------------------------------------------------------------------

_special = _machine.special
_operate = _machine.operate

_binary_names = [
    ("__add__", "__radd__", "__iadd__"), ("__sub__", "__rsub__", "__isub__"), ("__mul__", "__rmul__", "__imul__"),
    ("__truediv__", "__rtruediv__", "__itruediv__"), ("__floordiv__", "__rfloordiv__", "__ifloordiv__"),
    ("__mod__", "__rmod__", "__imod__"), ("__pow__", "__rpow__", "__ipow__"), ("__lshift__", "__rlshift__", "__ilshift__"),
    ("__rshift__", "__rrshift__", "__irshift__"), ("__and__", "__rand__", "__iand__"), ("__or__", "__ror__", "__ior__"),
    ("__xor__", "__rxor__", "__ixor__"), ("__matmul__", "__rmatmul__", "__imatmul__")]


_sequences = (str, bytes, bytearray, list, tuple)
_text_items = (str.__getitem__, bytes.__getitem__, bytearray.__getitem__)


def _binary(op, a, b, in_place=False):
    names = _binary_names[op]
    ta = type(a)
    tb = type(b)
    left = _special(a, names[0])
    right = None if ta is tb else _special(b, names[1])
    if right is not None and issubclass(tb, ta) and _machine.class_member(ta, names[1]) is not _machine.class_member(tb, names[1]):
        result = right(a)
        if result is not NotImplemented:
            return result
        right = None
    if op == 2 and right is None and isinstance(a, _sequences) and not isinstance(b, int) and _special(b, "__index__") is not None:
        b = _index(b)
    # A text's + and * are a sequence's, though it has them by name.
    if left is not None and not (op in (0, 2) and right is not None and isinstance(a, _sequences) and not _machine.is_user_object(a)):
        result = left(b)
        if result is not NotImplemented:
            return result
    elif right is not None and _machine.is_user_object(b) and not (op == 5 and isinstance(a, (str, bytes))):
        # A sequence's own rules come after the other operand's method.
        result = right(a)
        if result is not NotImplemented:
            return result
        right = None
    if op == 2:  # a sequence times what has __index__
        if isinstance(a, _sequences) and not isinstance(b, int) and _special(b, "__index__") is not None:
            b = _index(b)
        elif isinstance(b, _sequences) and not isinstance(a, int) and _special(a, "__index__") is not None:
            a = _index(a)
    if left is None or not _machine.is_user_object(a) or not _machine.is_user_object(b):
        result = _operate(op, a, b, in_place)
        if result is not NotImplemented:
            return result
    if right is not None:
        result = right(a)
        if result is not NotImplemented:
            return result
    _machine.unsupported(op, a, b, in_place)


def _inplace(op, a, b):
    method = _special(a, _binary_names[op][2])
    if method is not None:
        result = method(b)
        if result is not NotImplemented:
            return result
    return _binary(op, a, b, True)


def _p_binary_Add(a, b): return _binary(0, a, b)
def _p_binary_Sub(a, b): return _binary(1, a, b)
def _p_binary_Mul(a, b): return _binary(2, a, b)
def _p_binary_TrueDiv(a, b): return _binary(3, a, b)
def _p_binary_FloorDiv(a, b): return _binary(4, a, b)
def _p_binary_Mod(a, b): return _binary(5, a, b)
def _p_binary_Pow(a, b): return _binary(6, a, b)
def _p_binary_LShift(a, b): return _binary(7, a, b)
def _p_binary_RShift(a, b): return _binary(8, a, b)
def _p_binary_And(a, b): return _binary(9, a, b)
def _p_binary_Or(a, b): return _binary(10, a, b)
def _p_binary_Xor(a, b): return _binary(11, a, b)
def _p_binary_MatMul(a, b): return _binary(12, a, b)
def _p_inplace_Add(a, b): return _inplace(0, a, b)
def _p_inplace_Sub(a, b): return _inplace(1, a, b)
def _p_inplace_Mul(a, b): return _inplace(2, a, b)
def _p_inplace_TrueDiv(a, b): return _inplace(3, a, b)
def _p_inplace_FloorDiv(a, b): return _inplace(4, a, b)
def _p_inplace_Mod(a, b): return _inplace(5, a, b)
def _p_inplace_Pow(a, b): return _inplace(6, a, b)
def _p_inplace_LShift(a, b): return _inplace(7, a, b)
def _p_inplace_RShift(a, b): return _inplace(8, a, b)
def _p_inplace_And(a, b): return _inplace(9, a, b)
def _p_inplace_Or(a, b): return _inplace(10, a, b)
def _p_inplace_Xor(a, b): return _inplace(11, a, b)
def _p_inplace_MatMul(a, b): return _inplace(12, a, b)


def _unary(a, name, sign):
    method = _special(a, name)
    if method is None:
        raise TypeError(f"bad operand type for unary {sign}: '{type(a).__name__}'")
    return method()


def _p_unary_Negative(a): return _unary(a, "__neg__", "-")
def _p_unary_Positive(a): return _unary(a, "__pos__", "+")
def _p_unary_Invert(a): return _unary(a, "__invert__", "~")


_compare_names = [("__eq__", "__eq__"), ("__ne__", "__ne__"), ("__lt__", "__gt__"), ("__le__", "__ge__"), ("__gt__", "__lt__"),
                  ("__ge__", "__le__")]


def _compare(op, a, b):
    name, reflected = _compare_names[op]
    ta = type(a)
    tb = type(b)
    tried = False
    if ta is not tb and issubclass(tb, ta):
        right = _special(b, reflected)
        if right is not None:
            tried = True
            result = right(a)
            if result is not NotImplemented:
                return result
    left = _special(a, name)
    if left is not None:
        result = left(b)
        if result is not NotImplemented:
            return result
    if not tried:
        right = _special(b, reflected)
        if right is not None:
            result = right(a)
            if result is not NotImplemented:
                return result
    result = _machine.compare(op, a, b)
    if result is not NotImplemented:
        return result
    if op == 0:
        return a is b
    if op == 1:
        return a is not b
    _machine.unordered(op, a, b)


def _p_compare_Eq(a, b): return _compare(0, a, b)
def _p_compare_Ne(a, b): return _compare(1, a, b)
def _p_compare_Lt(a, b): return _compare(2, a, b)
def _p_compare_Le(a, b): return _compare(3, a, b)
def _p_compare_Gt(a, b): return _compare(4, a, b)
def _p_compare_Ge(a, b): return _compare(5, a, b)


def _p_object_ne(a, b):
    result = type(a).__eq__(a, b)
    return result if result is NotImplemented else not result


def _p_truth(a):
    method = _special(a, "__bool__")
    if method is not None:
        result = method()
        if type(result) is not bool:
            raise TypeError(f"__bool__ should return bool, returned {type(result).__name__}")
        return result
    method = _special(a, "__len__")
    if method is not None:
        return _length(method()) != 0
    return True


def _length(n):
    if not isinstance(n, int):
        raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
    if n < 0:
        raise ValueError("__len__() should return >= 0")
    return n


def _p_length_of(a):
    method = _special(a, "__len__")
    if method is None:
        raise TypeError(f"object of type '{type(a).__name__}' has no len()")
    return _length(method())


def _p_hash_of(a):
    if isinstance(a, tuple) and type(a).__hash__ is tuple.__hash__:
        return _p_tuple_hash(a)
    method = _special(a, "__hash__")
    if method is None:
        raise TypeError(f"unhashable type: '{_machine.type_name(a)}'")
    result = method()
    if not isinstance(result, int):
        raise TypeError("__hash__ method should return an integer")
    return _machine.wrap_hash(result)


def _p_contains(container, item):
    method = _special(container, "__contains__")
    if method is not None:
        return True if method(item) else False
    if _machine.class_member(type(container), "__contains__") is None and type(container).__dict__.get("__contains__", 0) is None:
        raise TypeError(f"'{type(container).__name__}' object is not a container")
    try:
        iterator = iter(container)
    except TypeError:
        raise TypeError(f"argument of type '{type(container).__name__}' is not iterable") from None
    for other in iterator:
        if other is item or other == item:
            return True
    return False


def _p_get_item(a, key):
    if isinstance(a, (str, bytes, bytearray)) and not isinstance(key, int) and type(a).__getitem__ in _text_items:
        if type(key) is not slice:
            key = _as_index(key, "string indices must be integers, not '{}'" if isinstance(a, str) else "byte indices must be integers or slices, not {}" if isinstance(a, bytes) else "bytearray indices must be integers or slices, not {}")
        return _machine.raw_get_item(a, _plain_slice(key) if type(key) is slice else key)
    method = _special(a, "__getitem__")
    if method is not None:
        return method(key)
    if isinstance(a, type):
        method = getattr(a, "__class_getitem__", None)
        if method is not None:
            return method(key)
        if a in _generic_classes:
            return GenericAlias(a, key)
        raise TypeError(f"type '{a.__name__}' is not subscriptable")
    raise TypeError(f"'{type(a).__name__}' object is not subscriptable")


def _p_set_item(a, key, value):
    method = _special(a, "__setitem__")
    if method is None:
        raise TypeError(f"'{type(a).__name__}' object does not support item assignment")
    method(key, value)


def _p_delete_item(a, key):
    method = _special(a, "__delitem__")
    if method is None:
        raise TypeError(f"'{type(a).__name__}' object doesn't support item deletion")
    method(key)


def _p_get_iter(a):
    method = _special(a, "__iter__")
    if method is not None:
        iterator = method()
        if _special(iterator, "__next__") is None:
            raise TypeError(f"iter() returned non-iterator of type '{type(iterator).__name__}'")
        return iterator
    if _special(a, "__getitem__") is not None:
        return _machine.sequence_iterator(a)
    raise TypeError(f"'{type(a).__name__}' object is not iterable")


def _p_unpack(source, before, after):
    if _special(source, "__iter__") is None and _special(source, "__getitem__") is None:
        raise TypeError(f"cannot unpack non-iterable {type(source).__name__} object")
    iterator = iter(source)
    items = []
    wanted = before + (after if after > 0 else 0)
    for _ in range(before):
        try:
            items.append(next(iterator))
        except StopIteration:
            least = "" if after < 0 else "at least "
            raise ValueError(f"not enough values to unpack (expected {least}{wanted}, got {len(items)})") from None
    if after < 0:
        for _ in iterator:
            raise ValueError(f"too many values to unpack (expected {before})")
        return items
    rest = [item for item in iterator]
    if len(rest) < after:
        raise ValueError(f"not enough values to unpack (expected at least {wanted}, got {before + len(rest)})")
    middle = len(rest) - after
    items.append(rest[:middle])
    items.extend(rest[middle:])
    return items


# ---- displays and calls ----------------------------------------------------------------------------------------------

def _p_build_set(items):
    result = set()
    for item in items:
        result.add(item)
    return result


def _p_build_dict(pairs):
    result = {}
    for i in range(0, len(pairs), 2):
        result[pairs[i]] = pairs[i + 1]
    return result


def _p_list_extend(target, source):
    if _special(source, "__iter__") is None and _special(source, "__getitem__") is None:
        raise TypeError(f"Value after * must be an iterable, not {type(source).__name__}")
    for item in source:
        target.append(item)


def _p_set_add(target, item):
    target.add(item)


def _p_set_update(target, source):
    for item in source:
        target.add(item)


def _p_dict_update(target, source):
    keys = getattr(source, "keys", None)
    if keys is None:
        raise TypeError(f"'{type(source).__name__}' object is not a mapping")
    for key in keys():
        target[key] = source[key]


def _function_text(function):
    module = getattr(function, "__module__", None)
    name = getattr(function, "__qualname__", None)
    if name is None:
        return str(function)
    return f"{module}.{name}()" if module and module != "builtins" else f"{name}()"


def _p_dict_merge(target, source, function):
    keys = getattr(source, "keys", None)
    if keys is None:
        raise TypeError(f"{_function_text(function)} argument after ** must be a mapping, not {type(source).__name__}")
    for key in keys():
        if not isinstance(key, str):
            raise TypeError("keywords must be strings")
        if key in target:
            raise TypeError(f"{_function_text(function)} got multiple values for keyword argument '{key}'")
        target[key] = source[key]


def _p_star_args(source, function):
    if _special(source, "__iter__") is None and _special(source, "__getitem__") is None:
        raise TypeError(f"{_function_text(function)} argument after * must be an iterable, not {type(source).__name__}")
    return tuple([item for item in source])


def _p_call_ex(function, args, kwargs):
    return function(*args, **kwargs)


def _p_construct(cls, args, kwargs):
    instance = cls.__new__(cls, *args, **kwargs)
    if isinstance(instance, cls):
        result = type(instance).__init__(instance, *args, **kwargs)
        if result is not None:
            raise TypeError(f"__init__() should return None, not '{type(result).__name__}'")
    return instance


def _p_refuse_abstract(cls):
    names = sorted(cls.__abstractmethods__)
    plural = "s" if len(names) > 1 else ""
    raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {', '.join(names)}")


def _p_make_class(name, bases, namespace, keywords, cell):
    """A class some of whose bases are no classes: list[int], Generic[T] say by __mro_entries__ what stands for them."""
    real = []
    for base in bases:
        entries = None if isinstance(base, type) else _special(base, "__mro_entries__")
        if entries is not None:
            real.extend(entries(bases))
        elif isinstance(base, type):
            real.append(base)
        else:
            raise TypeError(f"{_bad_base(base)}")
    namespace["__orig_bases__"] = bases
    cls = _machine.make_class(name, tuple(real), namespace)
    if cell is not None:
        cell.cell_contents = cls
    return _p_finish_class(cls, keywords)


def _bad_base(base):
    # What CPython says when it calls the type of the first base to make the class.
    return f"{type(base).__name__}() takes at most 2 arguments (3 given)" if isinstance(base, type(_machine)) else "bases must be types"


def _p_finish_class(cls, keywords):
    if "metaclass" in keywords:
        keywords = dict(keywords)
        meta = keywords.pop("metaclass")
        if isinstance(meta, type) and issubclass(meta, type(cls)):
            _machine.set_metaclass(cls, meta)
    hook = _machine.class_member(type(cls), "__finish_class__")
    if hook is not None:
        keywords = dict(keywords)
        hook(cls, keywords)
    for name, value in list(cls.__dict__.items()):
        method = _special(value, "__set_name__")
        if method is not None:
            try:
                method(cls, name)
            except Exception as problem:
                raise RuntimeError(f"Error calling __set_name__ on '{type(value).__name__}' instance '{name}' in '{cls.__name__}'") from problem
    super(cls, cls).__init_subclass__(**keywords)
    return cls


# ---- attributes ------------------------------------------------------------------------------------------------------

def _p_get_attribute(instance, name):
    getter = _machine.class_member(type(instance), "__getattribute__")
    try:
        return getter(instance, name)
    except AttributeError:
        hook = _special(instance, "__getattr__")
        if hook is None:
            raise
    return hook(name)


def _p_set_attribute(instance, name, value):
    setattr(instance, name, value)


def _p_delete_attribute(instance, name):
    delattr(instance, name)


def _p_getattr_default(instance, name, default):
    try:
        return getattr(instance, name)
    except AttributeError:
        return default


def _p_has_attribute(instance, name):
    try:
        getattr(instance, name)
    except AttributeError:
        return False
    return True


class _Namespace(dict):
    """An object's attributes, live: what it holds is brought up to date before it is looked at, and changes reach the object."""

    def __getitem__(self, name):
        value = _machine.own_value(_owner_of(self), name, _ABSENT)
        if value is _ABSENT:
            raise KeyError(name)
        return value

    def get(self, name, default=None):
        return _machine.own_value(_owner_of(self), name, default)

    def __contains__(self, name):
        return _machine.own_value(_owner_of(self), name, _ABSENT) is not _ABSENT

    def __setitem__(self, name, value):
        dict.__setitem__(self, name, value)
        _machine.set_own(_owner_of(self), name, value)

    def __delitem__(self, name):
        if name not in self:
            raise KeyError(name)
        dict.pop(self, name, None)
        _machine.delete_own(_owner_of(self), name)

    def __iter__(self):
        return dict.__iter__(_fresh(self))

    def __reversed__(self):
        return dict.__reversed__(_fresh(self))

    def __len__(self):
        return dict.__len__(_fresh(self))

    def __repr__(self):
        return dict.__repr__(_fresh(self))

    def __eq__(self, other):
        return dict.__eq__(_fresh(self), other)

    def __or__(self, other):
        return dict(_fresh(self)) | other

    def keys(self):
        return dict.keys(_fresh(self))

    def values(self):
        return dict.values(_fresh(self))

    def items(self):
        return dict.items(_fresh(self))

    def copy(self):
        return dict(_fresh(self))

    def __reduce__(self):
        return (dict, (dict(_fresh(self)),))

    def update(self, *args, **kwargs):
        for name, value in dict(*args, **kwargs).items():
            self[name] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def pop(self, name, *default):
        if name in self:
            value = self[name]
            del self[name]
            return value
        if default:
            return default[0]
        raise KeyError(name)

    def popitem(self):
        name = list(self)[-1]
        return name, self.pop(name)

    def clear(self):
        for name in list(self):
            del self[name]


_Namespace.__name__ = _Namespace.__qualname__ = "dict"
_Namespace.__module__ = "builtins"


class _MappingProxy:
    """A dictionary to be read only."""

    def __init__(self, mapping):
        if isinstance(mapping, (list, tuple)) or not hasattr(mapping, "__getitem__"):
            raise TypeError(f"mappingproxy() argument must be a mapping, not {type(mapping).__name__}")
        _machine.set_own(self, "mapping", mapping)

    def __getitem__(self, key): return _mapping_of(self)[key]
    def __contains__(self, key): return key in _mapping_of(self)
    def __iter__(self): return iter(_mapping_of(self))
    def __reversed__(self): return reversed(_mapping_of(self))
    def __len__(self): return len(_mapping_of(self))
    def __repr__(self): return f"mappingproxy({_mapping_of(self)!r})"
    def __str__(self): return str(_mapping_of(self))
    def __eq__(self, other): return _mapping_of(self) == (_mapping_of(other) if type(other) is _MappingProxy else other)
    def __or__(self, other): return _mapping_of(self) | (_mapping_of(other) if type(other) is _MappingProxy else other)
    def get(self, key, default=None): return _mapping_of(self).get(key, default)
    def keys(self): return _mapping_of(self).keys()
    def values(self): return _mapping_of(self).values()
    def items(self): return _mapping_of(self).items()
    def copy(self): return _mapping_of(self).copy()

    def __setattr__(self, name, value):
        raise AttributeError(f"'mappingproxy' object has no attribute '{name}'")


_MappingProxy.__name__ = _MappingProxy.__qualname__ = "mappingproxy"
_MappingProxy.__module__ = "builtins"
_machine.mapping_proxy = _MappingProxy


def _mapping_of(proxy):
    return _machine.own_value(proxy, "mapping", None)


def _owner_of(namespace):
    return _machine.own_value(namespace, "owner", None)


def _fresh(namespace):
    now = _machine.own_attributes(_owner_of(namespace))
    dict.clear(namespace)
    dict.update(namespace, now)
    return namespace


def _p_make_namespace(owner):
    result = _Namespace(_machine.own_attributes(owner))
    _machine.set_own(result, "owner", owner)
    return result


def _p_dir_names(namespace):
    if isinstance(namespace, dict):
        return sorted(namespace)
    return sorted(_machine.own_attributes(namespace))


def _p_dir_of(instance):
    own = _machine.class_member(type(instance), "__dir__")
    if own is not None and own is not object.__dict__["__dir__"]:
        return sorted(own(instance))
    names = set()
    if not isinstance(instance, (int, float, str, bytes, type(None))):
        names.update(_machine.own_attributes(instance))
    if type(instance) is not type(_machine):
        cls = instance if isinstance(instance, type) else type(instance)
        for base in cls.__mro__:
            names.update(_machine.own_attributes(base))
        if not isinstance(instance, type) and "__dict__" in names and not hasattr(instance, "__dict__"):
            names.discard("__dict__")
    return sorted(names)


def _p_is_instance(instance, classes):
    if isinstance(classes, tuple):
        for cls in classes:
            if isinstance(instance, cls):
                return True
        return False
    method = _special(classes, "__instancecheck__")
    if method is not None:
        return True if method(instance) else False
    if isinstance(classes, type):
        return _machine.derives(type(instance), classes)
    raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")


def _p_is_subclass(subject, classes):
    if isinstance(classes, tuple):
        for cls in classes:
            if issubclass(subject, cls):
                return True
        return False
    method = _special(classes, "__subclasscheck__")
    if method is not None:
        return True if method(subject) else False
    if isinstance(classes, type):
        return _machine.derives(subject, classes)
    raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")


def _type_text(arg):
    """How an argument of list[...] or a part of int | str is written."""
    if arg is ...:
        return "..."
    if isinstance(arg, type):
        name = arg.__qualname__
        return name if arg.__module__ == "builtins" else f"{arg.__module__}.{name}"
    if isinstance(arg, list):
        return "[" + ", ".join([_type_text(part) for part in arg]) + "]"
    return repr(arg)


def _parameters_in(args):
    found = []
    for arg in args:
        for parameter in (arg,) if _machine.own_value(type(arg), "_is_type_variable", False) else getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ():
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


class GenericAlias:
    """list[int]: the class with what it is said to hold, which nobody checks."""

    def __init__(self, origin, args, /):
        args = args if isinstance(args, tuple) else (args,)
        for name, value in (("__origin__", origin), ("__args__", args), ("__parameters__", _parameters_in(args))):
            _machine.set_own(self, name, value)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") and name not in ("__name__", "__qualname__", "__module__", "__doc__", "__init__", "__mro__", "__bases__"):
            raise AttributeError(f"'types.GenericAlias' object has no attribute '{name}'")
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        setattr(self.__origin__, name, value)

    def __call__(self, /, *args, **kwargs):
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __getitem__(self, args):
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        if len(args) != len(self.__parameters__):
            many = "many" if len(args) > len(self.__parameters__) else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(args)}, expected {len(self.__parameters__)}")
        known = dict(zip(self.__parameters__, args))
        return type(self)(self.__origin__, tuple([_substituted(arg, known) for arg in self.__args__]))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __or__(self, other):
        return _p_type_union(self, other)

    def __ror__(self, other):
        return _p_type_union(other, self)

    def __repr__(self):
        args = ", ".join([_type_text(arg) for arg in self.__args__]) or "()"
        return f"{_type_text(self.__origin__)}[{args}]"

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))


GenericAlias.__module__ = "types"


def _substituted(arg, known):
    if _machine.own_value(type(arg), "_is_type_variable", False):
        return known.get(arg, arg)
    parameters = getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ()
    return arg[tuple([known.get(parameter, parameter) for parameter in parameters])] if parameters else arg


# What of the built-in classes can be written list[int].
_generic_classes = (list, tuple, dict, set, frozenset, type, enumerate)


def _p_generic_alias(cls, key):
    return GenericAlias(cls, key)


class UnionType:
    """int | str, for isinstance and annotations."""

    def __init__(self, args):
        self.__args__ = args
        self.__parameters__ = _parameters_in(args)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)

    def __or__(self, other):
        return _p_type_union(self, other)

    def __ror__(self, other):
        return _p_type_union(other, self)

    def __repr__(self):
        return " | ".join(["None" if arg is type(None) else _type_text(arg) for arg in self.__args__])

    def __eq__(self, other):
        return isinstance(other, UnionType) and set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))


UnionType.__module__ = "types"
_machine.GenericAlias = GenericAlias
_machine.UnionType = UnionType
_machine.type_text = _type_text
_machine.parameters_in = _parameters_in
_machine.substituted = _substituted


def _p_type_union(a, b):
    args = []
    for side in (a, b):
        for arg in side.__args__ if isinstance(side, UnionType) else (side,):
            arg = type(None) if arg is None else arg
            if not isinstance(arg, (type, GenericAlias)) and not _machine.own_value(type(arg), "_is_type_variable", False):
                return NotImplemented
            if arg not in args:
                args.append(arg)
    return args[0] if len(args) == 1 else UnionType(tuple(args))


# ---- exceptions and generators ---------------------------------------------------------------------------------------

def _p_raise_class(exception, has_cause, cause):
    if isinstance(exception, type):
        made = exception()
        if not isinstance(made, BaseException):
            raise TypeError(f"calling {exception} should have returned an instance of BaseException, not {type(made)}")
        exception = made
    if has_cause:
        if isinstance(cause, type):
            cause = cause()
        exception.__cause__ = cause
    raise exception


def _p_exception_str(exception):
    args = exception.args
    if isinstance(exception, OSError) and exception.errno is not None and exception.strerror is not None:
        names = [repr(name) for name in (exception.filename, exception.filename2) if name is not None]
        return f"[Errno {exception.errno}] {exception.strerror}" + (": " + " -> ".join(names) if names else "")
    if len(args) == 1:
        return repr(args[0]) if isinstance(exception, KeyError) else str(args[0])
    return repr(args)


def _p_exception_repr(exception):
    return f"{type(exception).__name__}({', '.join([repr(arg) for arg in exception.args])})"


def _p_generator_throw(generator, kind, value=None, traceback=None):
    if isinstance(kind, type) and issubclass(kind, BaseException):
        if value is None:
            exception = kind()
        elif isinstance(value, kind):
            exception = value
        else:
            exception = kind(value)
    else:
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {type(kind).__name__}")
    return generator.throw(exception)


def _p_generator_close(generator):
    try:
        generator.throw(GeneratorExit())
    except (GeneratorExit, StopIteration):
        return None
    raise RuntimeError(f"{type(generator).__name__} ignored GeneratorExit")


def _p_close_delegate(delegate, exception):
    close = getattr(delegate, "close", None)
    if close is not None:
        close()
    raise exception


def _ask_texts(exception, seen):
    if exception is None or id(exception) in seen:
        return
    seen.add(id(exception))
    try:
        text = str(exception)
    except BaseException:
        text = "<exception str() failed>"
    if not isinstance(exception, SyntaxError):
        _machine.note_text(exception, text)
    if isinstance(exception, BaseExceptionGroup):
        for inner in exception.exceptions:
            _ask_texts(inner, seen)
    _ask_texts(exception.__cause__, seen)
    _ask_texts(exception.__context__, seen)


def _p_report_uncaught(exception):
    """The text of the traceback, with the str() of each exception asked of its class."""
    _ask_texts(exception, set())
    return _machine.format_exception(exception)


# ---- asynchronous iteration ------------------------------------------------------------------------------------------

def aiter(async_iterable, /):
    method = _special(async_iterable, "__aiter__")
    if method is None:
        raise TypeError(f"'{type(async_iterable).__name__}' object is not an async iterable")
    iterator = method()
    if _special(iterator, "__anext__") is None:
        raise TypeError(f"aiter() returned not an async iterator of type '{type(iterator).__name__}'")
    return iterator


_no_async_default = object()


def anext(async_iterator, default=_no_async_default, /):
    method = _special(async_iterator, "__anext__")
    if method is None:
        raise TypeError(f"'{type(async_iterator).__name__}' object is not an async iterator")
    return method() if default is _no_async_default else _async_next_or(method(), default)


async def _async_next_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


# ---- groups of exceptions --------------------------------------------------------------------------------------------

class BaseExceptionGroup(BaseException):
    """Several exceptions raised as one. Of Exceptions alone an ExceptionGroup is made."""

    def __new__(cls, message, exceptions, /):
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        try:
            members = tuple(exceptions) if type(exceptions) is not dict else None
        except TypeError:
            members = None
        if members is None:
            raise TypeError("second argument (exceptions) must be a sequence")
        if not members:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        are_exceptions = True
        for number, member in enumerate(members):
            if not isinstance(member, BaseException):
                raise ValueError(f"Item {number} of second argument (exceptions) is not an exception")
            are_exceptions = are_exceptions and isinstance(member, Exception)
        if cls is BaseExceptionGroup and are_exceptions:
            cls = ExceptionGroup
        elif not are_exceptions and issubclass(cls, Exception):
            if cls is ExceptionGroup:
                raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
            raise TypeError(f"Cannot nest BaseExceptions in '{cls.__name__}'")
        self = BaseException.__new__(cls, message, exceptions)
        self.message = message
        self.exceptions = members
        return self

    def __init__(self, *args, **kwargs):
        BaseException.__init__(self, *args)

    def __str__(self):
        count = len(self.exceptions)
        return f"{self.message} ({count} sub-exception{'' if count == 1 else 's'})"

    def derive(self, exceptions, /):
        return BaseExceptionGroup(self.message, exceptions)

    def _derived(self, members):
        if not members:
            return None
        made = self.derive(members)
        made.__traceback__ = self.__traceback__
        made.__cause__ = self.__cause__
        made.__context__ = self.__context__
        if hasattr(self, "__notes__"):
            made.__notes__ = list(self.__notes__)
        return made

    def split(self, condition, /):
        """(those that fit, the others), each a group of the same shape, or None where there are none."""
        fits = _group_condition(condition)
        if fits(self):
            return self, None
        match, rest = [], []
        for member in self.exceptions:
            if isinstance(member, BaseExceptionGroup):
                inner_match, inner_rest = member.split(condition)
                if inner_match is not None:
                    match.append(inner_match)
                if inner_rest is not None:
                    rest.append(inner_rest)
            elif fits(member):
                match.append(member)
            else:
                rest.append(member)
        return self._derived(match), self._derived(rest)

    def subgroup(self, condition, /):
        return self.split(condition)[0]

    def __class_getitem__(cls, item):
        return cls


def _group_condition(condition):
    if isinstance(condition, type) and issubclass(condition, BaseException):
        return lambda problem: isinstance(problem, condition)
    if isinstance(condition, tuple) and condition and all([isinstance(c, type) and issubclass(c, BaseException) for c in condition]):
        return lambda problem: isinstance(problem, condition)
    if callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError("expected a function, exception type or tuple of exception types")


class ExceptionGroup(BaseExceptionGroup, Exception):
    """Several Exceptions raised as one."""


for _group in (BaseExceptionGroup, ExceptionGroup):
    _group.__module__ = "builtins"


# ---- modules and threads ---------------------------------------------------------------------------------------------

def _p_import_module(name, want_leaf):
    path = ""
    parent = None
    root = None
    for part in name.split("."):
        path = path + "." + part if path else part
        module = _machine.import_step(path)
        if type(module) is tuple:
            try:
                module[1]()
            except BaseException:
                _machine.fails_to_import(path)
                raise
            module = _machine.modules()[path]
            _machine.has_imported(module)
        if parent is not None:
            _machine.bind_submodule(parent, part, module)
        if root is None:
            root = module
        parent = module
    return parent if want_leaf else root


def _p_run_thread(function, args, kwargs):
    return function(*args, **kwargs)


# ---- text ------------------------------------------------------------------------------------------------------------

def _p_format_value(value, conversion, spec):
    if conversion:
        text = str(value) if conversion == 115 else repr(value)  # 's'
        if conversion == 97:  # 'a'
            text = _machine.ascii_only(text)
        return _machine.format_builtin(text, spec)
    if not _machine.is_user_object(value):
        return _machine.format_builtin(value, spec)
    result = _special(value, "__format__")(spec)
    if not isinstance(result, str):
        raise TypeError(f"__format__ must return a str, not {type(result).__name__}")
    return result


def _p_repr(v):
    text = type(v).__repr__(v)
    if not isinstance(text, str):
        raise TypeError(f"__repr__ returned non-string (type {type(text).__name__})")
    return text


def _p_str(v, spec=""):
    text = type(v).__str__(v)
    if not isinstance(text, str):
        raise TypeError(f"__str__ returned non-string (type {type(text).__name__})")
    return text


# What is being written, by thread and object, so that a container that holds itself comes to an end.
_repr_running = {}


def _repr_again(v):
    if isinstance(v, list):
        return "[...]"
    if isinstance(v, tuple):
        return "(...)"
    if isinstance(v, dict):
        return "{...}"
    if isinstance(v, (set, frozenset)):
        return f"{type(v).__name__}(...)"
    return "..."


def _repr_items(items):
    return ", ".join([repr(item) for item in items])


def _repr_inside(v):
    if isinstance(v, list):
        return "[" + _repr_items(list.__iter__(v)) + "]"
    if isinstance(v, tuple):
        return "(" + _repr_items(tuple.__iter__(v)) + (",)" if tuple.__len__(v) == 1 else ")")
    if isinstance(v, dict):
        return "{" + ", ".join([f"{key!r}: {value!r}" for key, value in dict.items(v)]) + "}"
    name = type(v).__name__
    if isinstance(v, (set, frozenset)):
        if type(v) is set:
            return "{" + _repr_items(v) + "}"
        return name + "({" + _repr_items(v) + "})"
    if name in ("dict_keys", "dict_values", "dict_items"):
        return name + "([" + _repr_items(v) + "])"
    if isinstance(v, BaseException):
        return name + "(" + _repr_items(v.args) + ")"
    if name == "method":
        return f"<bound method {v.__func__.__qualname__} of {v.__self__!r}>"
    return object.__repr__(v)


def _p_builtin_repr(v):
    key = (_machine.thread_number(), id(v))
    if key in _repr_running:
        return _repr_again(v)
    _repr_running[key] = True
    try:
        return _repr_inside(v)
    finally:
        del _repr_running[key]


def _p_str_new(cls, value):
    text = _p_str(value)
    if cls is str:
        return text
    return str.__new__(cls, str.join("", [text]))


def _p_str_join(separator, iterable):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("can only join an iterable") from None
    return str.join(separator, [*iterator])


def _p_bytes_join(separator, iterable):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("can only join an iterable") from None
    return type(separator).join(separator, [item.tobytes() if hasattr(type(item), "_is_bytes_like") else item for item in iterator])


def _p_with_bytes(call):
    """The call once more, with what a memoryview shows; anything else is refused in these words."""
    method, text, data, *args = call
    if not hasattr(type(data), "tobytes"):
        raise TypeError(text % type(data).__name__)
    return method(data.tobytes(), *args)


def _p_open_path(file, *rest):
    kind = type(file)
    if not hasattr(kind, "__fspath__"):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}")
    path = kind.__fspath__(file)
    if not isinstance(path, (str, bytes)):
        raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(path).__name__}")
    return open(path, *rest)


def _p_str_translate(text, table):
    parts = []
    for c in str.__iter__(text):
        try:
            mapped = table[ord(c)]
        except LookupError:
            parts.append(c)
            continue
        if mapped is None:
            continue
        if isinstance(mapped, str):
            parts.append(mapped)
        elif not isinstance(mapped, int):
            raise TypeError("character mapping must return integer, None or str")
        elif not 0 <= mapped < 0x110000:
            raise ValueError("character mapping must be in range(0x110000)")
        else:
            parts.append(chr(mapped))
    return "".join(parts)


def _bytes_content(base, source):
    cls = type(source)
    if hasattr(cls, "__bytes__"):
        content = cls.__bytes__(source)
        if not isinstance(content, bytes):
            raise TypeError(f"__bytes__ returned non-bytes (type {type(content).__name__})")
        return content
    if hasattr(cls, "__index__"):
        return cls.__index__(source)
    try:
        iterator = iter(source)
    except TypeError:
        raise TypeError(f"cannot convert '{cls.__name__}' object to {base.__name__}") from None
    return [_byte_number(item) for item in iterator]


def _byte_number(item):
    if not isinstance(item, int) and hasattr(type(item), "__index__"):
        return type(item).__index__(item)
    return item


def _p_bytes_new(cls, source):
    return bytes.__new__(cls, _bytes_content(bytes, source))


def _p_bytearray_new(cls, source):
    return bytearray.__new__(cls, _bytes_content(bytearray, source))


def _p_bytearray_extend(array, iterable):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError(f"can't extend bytearray with {type(iterable).__name__}") from None
    bytearray.extend(array, [_byte_number(item) for item in iterator])


def _field_value(name, args, mapping, numbering):
    first, steps = _machine.format_split(name)
    if first == "":
        if numbering[0] == "manual":
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        numbering[0] = "automatic"
        first = numbering[1]
        numbering[1] += 1
    elif isinstance(first, int):
        if numbering[0] == "automatic":
            raise ValueError("cannot switch from automatic field numbering to manual field specification")
        numbering[0] = "manual"
    if not isinstance(first, int):
        value = mapping[first]
    elif args is None:
        raise ValueError("Format string contains positional fields")
    elif first >= len(args):
        raise IndexError(f"Replacement index {first} out of range for positional args tuple")
    else:
        value = args[first]
    for is_attribute, step in steps:
        value = getattr(value, step) if is_attribute else value[step]
    return value


def _converted(value, conversion):
    if conversion == "r":
        return repr(value)
    if conversion == "s":
        return str(value)
    if conversion == "a":
        return ascii(value)
    raise ValueError(f"Unknown conversion specifier {conversion}")


def _format_template(text, args, mapping, numbering, depth):
    if depth == 0:
        raise ValueError("Max string recursion exceeded")
    parts = []
    position = 0
    while True:
        step = _machine.format_next(text, position)
        if step is None:
            return "".join(parts)
        position, literal, name, conversion, spec, spec_has_fields = step
        parts.append(literal)
        if name is None:
            continue
        value = _field_value(name, args, mapping, numbering)
        if conversion:
            value = _converted(value, conversion)
        if spec_has_fields:
            spec = _format_template(spec, args, mapping, numbering, depth - 1)
        parts.append(format(value, spec))


def _p_str_format(text, args, keywords):
    return _format_template(text, args, keywords, ["unknown", 0], 2)


def _p_str_format_map(text, mapping):
    return _format_template(text, None, mapping, ["unknown", 0], 2)


def _percent_int(value, kind):
    if isinstance(value, int):
        return value
    cls = type(value)
    if kind in "oxX":
        if hasattr(cls, "__index__"):
            return cls.__index__(value)
        raise TypeError(f"%{kind} format: an integer is required, not {cls.__name__}")
    if isinstance(value, float):
        return value
    if hasattr(cls, "__int__"):
        return cls.__int__(value)
    if hasattr(cls, "__index__"):
        return cls.__index__(value)
    raise TypeError(f"%{kind} format: a real number is required, not {cls.__name__}")


def _percent_float(value):
    if isinstance(value, (int, float)):
        return value
    cls = type(value)
    if not hasattr(cls, "__float__") and not hasattr(cls, "__index__"):
        raise TypeError(f"must be real number, not {cls.__name__}")
    return float(value)


def _percent_star(value):
    if not isinstance(value, int):
        raise TypeError("* wants int")
    return value


def _percent_bytes(text, args):
    def content(value):
        if not hasattr(type(value), "__bytes__") or isinstance(value, (bytes, bytearray)):
            return value
        return type(value).__bytes__(value)
    if isinstance(args, tuple):
        args = tuple([content(value) for value in args])
    else:
        args = content(args)
    for value in args if isinstance(args, tuple) else (args,):
        if not isinstance(value, (bytes, bytearray, int, float)):
            raise TypeError(f"%b requires a bytes-like object, or an object that implements __bytes__, not '{type(value).__name__}'")
    return text % args


def _p_percent_format(text, args):
    if not isinstance(text, str):
        return _percent_bytes(text, args)
    is_tuple = isinstance(args, tuple)
    mapping = not is_tuple and not isinstance(args, str) and hasattr(type(args), "__getitem__")
    given = args if is_tuple else (args,)
    taken = 0
    parts = []
    position = 0
    while True:
        position, literal, key, flags, width, precision, kind = _machine.percent_next(text, position)
        parts.append(literal)
        if kind is None:
            break
        keyed = []
        if key is not None:
            if not mapping:
                raise TypeError("format requires a mapping")
            keyed.append(args[key])
            taken = 1
        values = []
        for wanted in ((width == "*"), (precision == "*"), (kind != "%")):
            if not wanted:
                continue
            if keyed:
                values.append(keyed.pop())
            elif taken < len(given):
                values.append(given[taken])
                taken += 1
            else:
                raise TypeError("not enough arguments for format string")
        spec = "%" + flags
        if width == "*":
            width = _percent_star(values.pop(0))
            if width < 0:
                spec += "-"
                width = -width
        if precision == "*":
            precision = max(_percent_star(values.pop(0)), 0)
        if kind == "%":
            parts.append("%")
            continue
        value = values.pop(0)
        if width is not None:
            spec += f"{width}"
        if precision is not None:
            spec += f".{precision}"
        if kind in "sra":
            value = _converted(value, kind)
            kind = "s"
        elif kind in "diuoxX":
            value = _percent_int(value, kind)
        elif kind in "eEfFgG":
            value = _percent_float(value)
        elif kind == "c" and not isinstance(value, (int, str)):
            raise TypeError("%c requires int or char")
        parts.append((spec + kind) % (value,))
    if not mapping and taken < len(given):
        raise TypeError("not all arguments converted during string formatting")
    return "".join(parts)


# ---- containers ------------------------------------------------------------------------------------------------------
# Keys whose __hash__ or __eq__ is written in the language: the tables are probed with a hash worked out here, and the
# changes name the very key that was found.

_ABSENT = object()


def _as_index(value, message="'{}' object cannot be interpreted as an integer"):
    if isinstance(value, int):
        return value
    method = _special(value, "__index__")
    if method is None:
        raise TypeError(message.format(type(value).__name__))
    result = method()
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {type(result).__name__})")
    return result


def _slice_bound(value, message="slice indices must be integers or None or have an __index__ method"):
    return None if value is None else _as_index(value, message)


def _plain_slice(key):
    return slice(_slice_bound(key.start), _slice_bound(key.stop), _slice_bound(key.step))


def _plain_key(sequence, key):
    if type(key) is slice:
        return _plain_slice(key)
    name = "list" if isinstance(sequence, list) else "tuple" if isinstance(sequence, tuple) else "range"
    return _as_index(key, name + " indices must be integers or slices, not {}")


def _dict_find(d, key):
    """(hash, key that is there, value), or (hash, _ABSENT, None)."""
    h = hash(key)
    step = 0
    while True:
        entry = _machine.dict_probe(d, h, step)
        if entry is None:
            return h, _ABSENT, None
        step, other, value = entry
        if other is key or other == key:
            return h, other, value


def _dict_store(d, key, value):
    while True:
        h, other, _ = _dict_find(d, key)
        if other is _ABSENT:
            _machine.dict_insert(d, h, key, value)
            return
        if _machine.dict_replace(d, h, other, value):
            return


def _set_find(s, item):
    """(hash, item that is there), or (hash, _ABSENT)."""
    h = hash(item)
    step = 0
    while True:
        entry = _machine.set_probe(s, h, step)
        if entry is None:
            return h, _ABSENT
        step, other = entry
        if other is item or other == item:
            return h, other


def _set_put(s, item):
    h, other = _set_find(s, item)
    if other is _ABSENT:
        _machine.set_insert(s, h, item)


def _set_has(s, item):
    if isinstance(item, set) and type(item).__hash__ is None:
        item = frozenset(item)
    return _set_find(s, item)[1] is not _ABSENT


def _set_drop(s, item):
    if isinstance(item, set) and type(item).__hash__ is None:
        item = frozenset(item)
    h, other = _set_find(s, item)
    return other is not _ABSENT and _machine.set_remove(s, h, other)


def _p_container_get_item(container, key):
    if not isinstance(container, dict):
        return _machine.raw_get_item(container, _plain_key(container, key))
    other, value = _dict_find(container, key)[1:]
    if other is not _ABSENT:
        return value
    missing = None if type(container) is dict else _special(container, "__missing__")
    if missing is None:
        raise KeyError(key)
    return missing(key)


def _p_container_set_item(container, key, value):
    if isinstance(container, dict):
        _dict_store(container, key, value)
        return
    if type(key) is not slice:
        _machine.raw_set_item(container, _plain_key(container, key), value)
        return
    key = _plain_slice(key)
    if _special(value, "__iter__") is None and _special(value, "__getitem__") is None:
        if key.step is None or key.step == 1:
            raise TypeError("can only assign an iterable")
        raise TypeError("must assign iterable to extended slice")
    _machine.raw_set_item(container, key, [item for item in value])


def _p_container_delete_item(container, key):
    if not isinstance(container, dict):
        _machine.raw_delete_item(container, _plain_key(container, key))
        return
    h, other, _ = _dict_find(container, key)
    if other is _ABSENT or not _machine.dict_delete(container, h, other):
        raise KeyError(key)


def _p_container_contains(container, item):
    if isinstance(container, dict):
        return _dict_find(container, item)[1] is not _ABSENT
    if isinstance(container, (set, frozenset)):
        return _set_has(container, item)
    if isinstance(container, (list, tuple)):
        container = _machine.raw_items(container)
    elif type(container) is _machine.dict_keys:
        return _dict_find(_machine.view_dict(container), item)[1] is not _ABSENT
    elif type(container) is _machine.dict_items:
        if not isinstance(item, tuple) or len(item) != 2:
            return False
        other, value = _dict_find(_machine.view_dict(container), item[0])[1:]
        return other is not _ABSENT and (value is item[1] or value == item[1])
    for other in container:
        if other is item or other == item:
            return True
    return False


def _ordered(op, a, b):
    if op == 0:
        return a == b
    if op == 1:
        return a != b
    if op == 2:
        return a < b
    if op == 3:
        return a <= b
    if op == 4:
        return a > b
    return a >= b


def _compare_sequences(op, a, b):
    n = _machine.raw_length(a)
    m = _machine.raw_length(b)
    if op < 2 and n != m:
        return op == 1
    i = 0
    while i < _machine.raw_length(a) and i < _machine.raw_length(b):
        x = _machine.raw_get_item(a, i)
        y = _machine.raw_get_item(b, i)
        if x is not y and not (x == y):
            return op == 1 if op < 2 else _ordered(op, x, y)
        i += 1
    return _ordered(op, _machine.raw_length(a), _machine.raw_length(b))


def _compare_dicts(a, b):
    if _machine.raw_length(a) != _machine.raw_length(b):
        return False
    entry = _machine.dict_next(a, 0)
    while entry is not None:
        position, key, value = entry
        other, theirs = _dict_find(b, key)[1:]
        if other is _ABSENT or not (value is theirs or value == theirs):
            return False
        entry = _machine.dict_next(a, position)
    return True


def _p_container_compare(op, a, b):
    if isinstance(a, (list, tuple)):
        return _compare_sequences(op, a, b)
    if isinstance(a, dict):
        return _compare_dicts(a, b) == (op == 0)
    if isinstance(a, slice):
        return _compare_sequences(op, (a.start, a.stop, a.step), (b.start, b.stop, b.step))
    n = _machine.raw_length(a)
    m = _machine.raw_length(b)
    if op < 2:
        return (n == m and _is_subset(a, b)) == (op == 0)
    if op < 4:
        return (n < m if op == 2 else n <= m) and _is_subset(a, b)
    return (n > m if op == 4 else n >= m) and _is_subset(b, a)


def _is_subset(a, b):
    for item in a:
        if not _p_container_contains(b, item):
            return False
    return True


def _p_container_operate(op, a, b, in_place):
    if isinstance(a, list) and op == 0:
        _p_list_extend_by(a, b)
        return a
    if isinstance(a, dict):
        result = a if in_place else a.copy()
        _p_dict_init(result, b, {})
        return result
    method = {9: "intersection", 10: "union", 1: "difference", 11: "symmetric_difference"}[op]
    if not isinstance(a, (set, frozenset)) or not isinstance(b, (set, frozenset)):
        left = set()
        for item in a:
            _set_put(left, item)
        return _p_set_method(method, left, (b,))
    if in_place and isinstance(a, set):
        _p_set_method("update" if op == 10 else method + "_update", a, (b,))
        return a
    return _p_set_method(method, a, (b,))


# Lists and tuples

def _p_list_init(target, iterable):
    items = [item for item in iterable]
    _machine.list_replace(target, items)


def _p_list_extend_by(target, iterable):
    for item in iterable:
        _machine.raw_append(target, item)


def _p_list_insert(target, index, item):
    list.insert(target, _as_index(index), item)


def _p_list_pop(target, index):
    return list.pop(target, _as_index(index))


def _p_list_remove(target, value):
    i = 0
    while i < _machine.raw_length(target):
        item = _machine.raw_get_item(target, i)
        if item is value or item == value:
            _machine.raw_delete_item(target, i)
            return
        i += 1
    raise ValueError("list.remove(x): x not in list")


def _find(sequence, value, start, stop):
    n = _machine.raw_length(sequence)
    message = "slice indices must be integers or have an __index__ method"
    start = 0 if start is None else _as_index(start, message)
    stop = n if stop is None else _as_index(stop, message)
    i = max(start + n, 0) if start < 0 else start
    stop = stop + n if stop < 0 else stop
    while i < stop and i < _machine.raw_length(sequence):
        item = _machine.raw_get_item(sequence, i)
        if item is value or item == value:
            return i
        i += 1
    return None


def _p_list_index(sequence, value, start=None, stop=None):
    i = _find(sequence, value, start, stop)
    if i is None:
        raise ValueError(f"{value!r} is not in list")
    return i


def _p_tuple_index(sequence, value, start=None, stop=None):
    i = _find(sequence, value, start, stop)
    if i is None:
        raise ValueError("tuple.index(x): x not in tuple")
    return i


def _p_list_count(sequence, value):
    found = 0
    i = 0
    while i < _machine.raw_length(sequence):
        item = _machine.raw_get_item(sequence, i)
        if item is value or item == value:
            found += 1
        i += 1
    return found


def _p_tuple_new(cls, iterable):
    return _machine.tuple_new(cls, [item for item in iterable])


def _p_tuple_hash(items):
    return _machine.tuple_hash([hash(item) for item in _machine.raw_items(items)])


def _p_slice_indices(key, length):
    return _plain_slice(key).indices(_as_index(length))


# Sorting

def _insert_sorted(keys, items, start, done, end):
    while done < end:
        key = keys[done]
        low = start
        high = done
        while low < high:
            middle = (low + high) // 2
            if key < keys[middle]:
                high = middle
            else:
                low = middle + 1
        if low < done:
            del keys[done]
            keys.insert(low, key)
            if items is not None:
                item = items.pop(done)
                items.insert(low, item)
        done += 1


def _merge(keys, items, start, middle, end):
    left = keys[start:middle]
    left_items = None if items is None else items[start:middle]
    i = 0
    j = middle
    to = start
    while i < len(left) and j < end:
        if keys[j] < left[i]:
            keys[to] = keys[j]
            if items is not None:
                items[to] = items[j]
            j += 1
        else:
            keys[to] = left[i]
            if items is not None:
                items[to] = left_items[i]
            i += 1
        to += 1
    keys[to:j] = left[i:]
    if items is not None:
        items[to:j] = left_items[i:]


def _merge_sort(keys, items):
    """A stable sort by < alone: runs, made longer by binary insertion, merged in pairs."""
    n = len(keys)
    if n < 2:
        return
    starts = []
    start = 0
    while start < n:
        starts.append(start)
        end = start + 1
        if end < n:
            descending = True if keys[end] < keys[start] else False
            end += 1
            while end < n and (True if keys[end] < keys[end - 1] else False) is descending:
                end += 1
            if descending:
                keys[start:end] = keys[start:end][::-1]
                if items is not None:
                    items[start:end] = items[start:end][::-1]
        forced = min(start + (n if n < 64 else 32), n)
        if end < forced:
            _insert_sorted(keys, items, start, end, forced)
            end = forced
        start = end
    starts.append(n)
    while len(starts) > 2:
        merged = []
        i = 0
        while i + 2 < len(starts):
            _merge(keys, items, starts[i], starts[i + 1], starts[i + 2])
            merged.append(starts[i])
            i += 2
        if i + 1 < len(starts):
            merged.append(starts[i])
        merged.append(n)
        starts = merged


def _sort(items, key, reverse):
    """Sorts a list nobody else sees."""
    keys = items if key is None else [key(item) for item in items]
    companions = None if key is None else items
    if _machine.sort_values(keys, companions, True if reverse else False):
        return
    if not reverse:
        _merge_sort(keys, companions)
        return
    # Turned round before and after, equal values stay in the order in which they came.
    keys.reverse()
    if companions is not None:
        companions.reverse()
    try:
        _merge_sort(keys, companions)
    finally:
        keys.reverse()
        if companions is not None:
            companions.reverse()


def _p_sorted(iterable, key, reverse):
    items = [item for item in iterable]
    _sort(items, key, reverse)
    return items


def _p_list_sort(target, key, reverse):
    items = _machine.list_take(target)
    modified = False
    try:
        _sort(items, key, reverse)
        modified = _machine.raw_length(target) > 0
    finally:
        _machine.list_replace(target, items)
    if modified:
        raise ValueError("list modified during sort")


# Dicts

def _p_dict_init(d, source, keywords):
    if isinstance(source, dict) and not _machine.has_own_method(source, "__iter__"):
        entry = _machine.dict_next(source, 0)
        while entry is not None:
            position, key, value = entry
            _dict_store(d, key, value)
            entry = _machine.dict_next(source, position)
    elif getattr(source, "keys", None) is not None:
        for key in source.keys():
            _dict_store(d, key, source[key])
    else:
        number = 0
        for item in source:
            if _special(item, "__iter__") is None and _special(item, "__getitem__") is None:
                raise TypeError(f"cannot convert dictionary update sequence element #{number} to a sequence")
            pair = [part for part in item]
            if len(pair) != 2:
                raise ValueError(f"dictionary update sequence element #{number} has length {len(pair)}; 2 is required")
            _dict_store(d, pair[0], pair[1])
            number += 1
    for key in keywords:
        _dict_store(d, key, keywords[key])


def _p_dict_fromkeys(cls, iterable, value):
    result = cls()
    if type(result) is dict:
        for key in iterable:
            _dict_store(result, key, value)
    else:
        for key in iterable:
            result[key] = value
    return result


def _p_dict_get(d, key, default):
    other, value = _dict_find(d, key)[1:]
    return default if other is _ABSENT else value


def _p_dict_pop(d, key, default=_ABSENT):
    h, other, value = _dict_find(d, key)
    if other is not _ABSENT and _machine.dict_delete(d, h, other):
        return value
    if default is _ABSENT:
        raise KeyError(key)
    return default


def _p_dict_setdefault(d, key, default):
    h, other, value = _dict_find(d, key)
    if other is not _ABSENT:
        return value
    _machine.dict_insert(d, h, key, default)
    return default


def _p_view_isdisjoint(view, other):
    for item in other:
        if _p_container_contains(view, item):
            return False
    return True


# Sets

def _p_set_init(s, iterable):
    for item in iterable:
        _set_put(s, item)


def _p_frozenset_new(cls, iterable):
    result = _machine.set_new(cls)
    for item in iterable:
        _set_put(result, item)
    return result


def _as_set(iterable):
    if isinstance(iterable, (set, frozenset)):
        return iterable
    result = set()
    for item in iterable:
        _set_put(result, item)
    return result


def _filled(cls, source):
    result = _machine.set_new(cls)
    for item in source:
        _set_put(result, item)
    return result


def _intersection(cls, s, other):
    result = _machine.set_new(cls)
    if isinstance(other, (set, frozenset)) and _machine.raw_length(other) > _machine.raw_length(s):
        s, other = other, s
    for item in other:
        if _set_has(s, item):
            _set_put(result, item)
    return result


def _difference(cls, s, other):
    other = _as_set(other)
    result = _machine.set_new(cls)
    for item in s:
        if not _set_has(other, item):
            _set_put(result, item)
    return result


def _symmetric(cls, s, other):
    result = _filled(cls, _as_set(other))
    for item in _filled(set, s):
        if not _set_drop(result, item):
            _set_put(result, item)
    return result


def _p_set_method(method, s, others):
    """set.<method>(s, *others) by the language's own hash and ==."""
    cls = frozenset if isinstance(s, frozenset) else set
    if method == "add":
        _set_put(s, others[0])
    elif method == "discard":
        _set_drop(s, others[0])
    elif method == "remove":
        if not _set_drop(s, others[0]):
            raise KeyError(others[0])
    elif method == "update":
        for other in others:
            for item in other:
                _set_put(s, item)
    elif method == "difference_update":
        for other in others:
            for item in [item for item in other]:
                _set_drop(s, item)
    elif method == "union":
        result = _filled(cls, s)
        for other in others:
            for item in other:
                _set_put(result, item)
        return result
    elif method == "isdisjoint":
        for item in others[0]:
            if _set_has(s, item):
                return False
        return True
    elif method == "issubset":
        return _is_subset(s, _as_set(others[0]))
    elif method == "issuperset":
        return _is_subset(others[0], s)
    else:
        combine = _intersection if method.startswith("inter") else _symmetric if method.startswith("symmetric") else _difference
        result = s
        for other in others:
            result = combine(cls, result, other)
        if not method.endswith("_update"):
            return result
        if result is not s:
            _machine.set_take(s, result)


# Ranges

def _p_range_new(cls, arguments):
    return range(*[_as_index(argument) for argument in arguments])


def _p_range_index(r, value):
    i = 0
    for item in r:
        if item is value or item == value:
            return i
        i += 1
    raise ValueError("sequence.index(x): x not in sequence")


def _p_range_count(r, value):
    found = 0
    for item in r:
        if item is value or item == value:
            found += 1
    return found


# Iterators

def _p_enumerate_new(cls, iterable, start):
    start = _as_index(start)
    return _machine.make_enumerate(iter(iterable), start)


def _p_zip_new(cls, strict, iterables):
    return _machine.make_zip(tuple([iter(iterable) for iterable in iterables]), True if strict else False)


def _p_map_new(cls, arguments):
    parts = [arguments[0]]
    for iterable in arguments[1:]:
        parts.append(iter(iterable))
    return _machine.make_map(tuple(parts))


def _p_filter_new(cls, arguments):
    return _machine.make_filter((arguments[0], iter(arguments[1])))


def _p_reversed_new(sequence):
    method = _special(sequence, "__reversed__")
    if method is not None:
        return method()
    cls = type(sequence)
    if _special(sequence, "__getitem__") is None or isinstance(sequence, dict):
        raise TypeError(f"'{cls.__name__}' object is not reversible")
    return _machine.make_sequence_iterator(sequence, len(sequence))


def _next_or(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def _p_next(iterator, default):
    if _special(iterator, "__next__") is None:
        raise TypeError(f"'{type(iterator).__name__}' object is not an iterator")
    return _next_or(iterator, default)


def _p_enumerate_next(iterator):
    item = next(_machine.iterator_source(iterator))
    return _machine.iterator_move(iterator, 1), item


def _p_zip_next(iterator):
    parts = _machine.iterator_source(iterator)
    items = []
    if not _machine.iterator_index(iterator):
        for part in parts:
            items.append(next(part))
        return tuple(items)
    for part in parts:
        item = _next_or(part, _ABSENT)
        if item is _ABSENT:
            _zip_is_uneven(parts, len(items))
        items.append(item)
    return tuple(items)


def _zip_is_uneven(parts, ended):
    """strict: argument `ended` gave nothing. Raises ValueError, or StopIteration if the others are at their end too."""
    if ended:
        raise ValueError(f"zip() argument {ended + 1} is shorter than argument{' ' if ended == 1 else 's 1-'}{ended}")
    i = 1
    while i < len(parts):
        if _next_or(parts[i], _ABSENT) is not _ABSENT:
            raise ValueError(f"zip() argument {i + 1} is longer than argument{' ' if i == 1 else 's 1-'}{i}")
        i += 1
    raise StopIteration


def _p_map_next(iterator):
    parts = _machine.iterator_source(iterator)
    function = parts[0]
    if len(parts) == 2:
        return function(next(parts[1]))
    arguments = []
    i = 1
    while i < len(parts):
        arguments.append(next(parts[i]))
        i += 1
    return function(*arguments)


def _p_filter_next(iterator):
    function, source = _machine.iterator_source(iterator)
    while True:
        item = next(source)
        if item if function is None else function(item):
            return item


def _p_callable_next(iterator):
    function, sentinel = _machine.iterator_source(iterator)
    try:
        result = function()
    except StopIteration:
        _machine.iterator_finish(iterator)
        raise
    if result is sentinel or result == sentinel:
        _machine.iterator_finish(iterator)
        raise StopIteration
    return result


def _element_or_absent(sequence, index):
    try:
        return sequence[index]
    except (IndexError, StopIteration):
        return _ABSENT


def _p_sequence_next(iterator):
    item = _element_or_absent(_machine.iterator_source(iterator), _machine.iterator_index(iterator))
    if item is _ABSENT:
        _machine.iterator_finish(iterator)
        raise StopIteration
    _machine.iterator_move(iterator, 1)
    return item


def _p_sequence_previous(iterator):
    index = _machine.iterator_index(iterator) - 1
    item = _ABSENT if index < 0 else _element_or_absent(_machine.iterator_source(iterator), index)
    if item is _ABSENT:
        _machine.iterator_finish(iterator)
        raise StopIteration
    _machine.iterator_move(iterator, -1)
    return item


# Functions that eat an iterable

def _p_sum(iterable, total):
    for item in iterable:
        total = total + item
    return total


def _p_min_max(iterable, key, has_default, default, greatest):
    best = _ABSENT
    best_key = None
    for item in iterable:
        item_key = item if key is None else key(item)
        if best is _ABSENT or (item_key > best_key if greatest else item_key < best_key):
            best = item
            best_key = item_key
    if best is not _ABSENT:
        return best
    if has_default:
        return default
    raise ValueError(f"{'max' if greatest else 'min'}() arg is an empty sequence")


def _p_any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def _p_all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


# ---- numbers ---------------------------------------------------------------------------------------------------------

def _index(value):
    method = _special(value, "__index__")
    if method is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    result = method()
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {type(result).__name__})")
    return result


def _p_int_new(cls, value=0, base=None):
    if base is not None:
        return cls.__new__(cls, value, _index(base))
    for name in ("__int__", "__index__", "__trunc__"):
        method = _special(value, name)
        if method is not None:
            result = method()
            if not isinstance(result, int):
                raise TypeError(f"{name} returned non-int (type {type(result).__name__})")
            return result if cls is int and type(result) is int else cls.__new__(cls, int.__int__(result))
    raise TypeError(f"int() argument must be a string, a bytes-like object or a real number, not '{type(value).__name__}'")


def _p_float_new(cls, value):
    method = _special(value, "__float__")
    if method is not None:
        result = method()
        if not isinstance(result, float):
            raise TypeError(f"{type(value).__name__}.__float__ returned non-float (type {type(result).__name__})")
        return result
    if _special(value, "__index__") is not None:
        return float(_index(value))
    raise TypeError(f"float() argument must be a string or a real number, not '{type(value).__name__}'")


def _p_abs(value):
    method = _special(value, "__abs__")
    if method is None:
        raise TypeError(f"bad operand type for abs(): '{type(value).__name__}'")
    return method()


def _p_round(number, ndigits=None):
    if not _machine.is_user_object(number):
        return round(number, _index(ndigits))
    method = _special(number, "__round__")
    if method is None:
        if isinstance(number, (int, float)):
            plain = float(number) if isinstance(number, float) else int(number)
            return round(plain) if ndigits is None else round(plain, ndigits)
        raise TypeError(f"type {type(number).__name__} doesn't define __round__ method")
    return method() if ndigits is None else method(ndigits)


def _p_pow(base, exp, mod):
    method = _special(base, "__pow__")
    if method is not None and _machine.is_user_object(base):
        result = method(exp, mod)
        if result is not NotImplemented:
            return result
    raise TypeError(f"unsupported operand type(s) for ** or pow(): '{type(base).__name__}', '{type(exp).__name__}', '{type(mod).__name__}'")


def _p_divmod(a, b):
    left = _special(a, "__divmod__")
    if left is not None:
        result = left(b)
        if result is not NotImplemented:
            return result
    right = _special(b, "__rdivmod__")
    if right is not None:
        result = right(a)
        if result is not NotImplemented:
            return result
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return (a // b, a % b)
    raise TypeError(f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")


def _p_bin(value): return bin(_index(value))
def _p_oct(value): return oct(_index(value))
def _p_hex(value): return hex(_index(value))


# ---- streams ---------------------------------------------------------------------------------------------------------

def _p_finish(lost):
    import _thread
    _thread._finish_all(lost)


def _p_print(sep, end, file, flush, args):
    import sys
    if lost := _machine.ended():
        _p_finish(lost)
    if file is None:
        file = sys.stdout
    if file is None:
        return
    sep = " " if sep is None else sep
    end = "\n" if end is None else end
    if isinstance(file, _machine.stream_class()):
        print(sep.join([str(arg) for arg in args]), end=end, file=file, flush=flush)
        return
    first = True
    for arg in args:
        if not first:
            file.write(sep)
        first = False
        file.write(str(arg))
    file.write(end)
    if flush:
        file.flush()


def _p_input(prompt=""):
    import sys
    text = str(prompt)
    if isinstance(sys.stdin, _machine.stream_class()) and isinstance(sys.stdout, _machine.stream_class()):
        return input(text)
    sys.stdout.write(text)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line


def _p_write_lines(stream, lines):
    for line in lines:
        stream.write(line)


# ---- traceback -------------------------------------------------------------------------------------------------------

def _exception_only(exception):
    _ask_texts(exception, set())
    return _machine.format_exception_only(exception)


_machine.exception_only = _exception_only


# ---- memoryview ------------------------------------------------------------------------------------------------------

_ITEM_SIZES = {"B": 1, "b": 1, "c": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "f": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "d": 8}


def _view_of(base, first, length, step, format, readonly):
    view = object.__new__(memoryview)
    view._base, view._first, view._length, view._step, view._format, view.readonly = base, first, length, step, format, readonly
    view._size = _ITEM_SIZES[format]
    return view


class memoryview:
    """The bytes of a bytes, a bytearray or a shared block, seen and changed in place. One dimension."""

    _is_bytes_like = True

    def __new__(cls, object):
        kind = type(object)
        if kind is memoryview:
            object._check()
            return _view_of(object._base, object._first, object._length, object._step, object._format, object.readonly)
        if isinstance(object, (bytes, bytearray)):
            return _view_of(object, 0, len(object), 1, "B", isinstance(object, bytes))
        if hasattr(kind, "_shared_bytes"):
            block = object._shared_bytes()
            format = getattr(object, "_item_format", "B")
            return _view_of(block, 0, len(block) // _ITEM_SIZES[format], 1, format, False)
        raise TypeError(f"memoryview: a bytes-like object is required, not '{kind.__name__}'")

    def _check(self):
        if self._base is None:
            raise ValueError("operation forbidden on released memoryview object")

    obj = property(lambda self: self._base)
    format = property(lambda self: self._format)
    itemsize = property(lambda self: self._size)
    nbytes = property(lambda self: self._length * self._size)
    ndim = property(lambda self: 1)
    shape = property(lambda self: (self._length,))
    strides = property(lambda self: (self._step * self._size,))
    suboffsets = property(lambda self: ())
    contiguous = c_contiguous = f_contiguous = property(lambda self: self._step == 1 or self._length < 2)

    def __len__(self):
        self._check()
        return self._length

    def _place(self, index):
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError("index out of bounds on dimension 1")
        return self._first + index * self._step * self._size

    def _load(self, place):
        format = self._format
        if format == "B":
            return self._base[place]
        data = bytes(self._base[place:place + self._size])
        if format == "c":
            return data
        if format == "?":
            return data != b"\0"
        if format in "fd":
            import struct
            return struct.unpack(format, data)[0]
        return int.from_bytes(data, "little", signed=format.islower())

    def _store(self, place, value):
        format = self._format
        if format == "c":
            if not isinstance(value, bytes):
                raise TypeError("memoryview: invalid type for format 'c'")
            if len(value) != 1:
                raise ValueError("memoryview: invalid value for format 'c'")
            data = value
        elif format == "?":
            data = b"\1" if value else b"\0"
        elif format in "fd":
            if not isinstance(value, (int, float)):
                raise TypeError(f"memoryview: invalid type for format '{format}'")
            import struct
            data = struct.pack(format, value)
        else:
            if not isinstance(value, int):
                raise TypeError(f"memoryview: invalid type for format '{format}'")
            try:
                data = int(value).to_bytes(self._size, "little", signed=format.islower())
            except OverflowError:
                raise ValueError(f"memoryview: invalid value for format '{format}'") from None
        for i, byte in enumerate(data):
            self._base[place + i] = byte

    def __getitem__(self, key):
        self._check()
        if isinstance(key, slice):
            places = range(*key.indices(self._length))
            first = self._first + (places.start if len(places) else 0) * self._step * self._size
            return _view_of(self._base, first, len(places), self._step * places.step, self._format, self.readonly)
        if isinstance(key, int):
            return self._load(self._place(key))
        if key is ... or key == ():
            return self
        raise TypeError("memoryview: invalid slice key")

    def __setitem__(self, key, value):
        self._check()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if isinstance(key, int):
            self._store(self._place(key), value)
            return
        if not isinstance(key, slice):
            raise TypeError("memoryview: invalid slice key")
        if not isinstance(value, (bytes, bytearray, memoryview)) and not hasattr(type(value), "_shared_bytes"):
            raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
        part = self[key]
        given = memoryview(value)
        if len(given) != part._length or given._size != part._size:
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        items = given.tolist()
        for i, item in enumerate(items):
            part._store(part._place(i), item)

    def __delitem__(self, key):
        raise TypeError("cannot delete memory")

    def __iter__(self):
        self._check()
        for i in range(self._length):
            yield self[i]

    def __contains__(self, item):
        return any(value is item or value == item for value in self)

    def __reversed__(self):
        return iter(self.tolist()[::-1])

    def tolist(self):
        self._check()
        return [self._load(self._first + i * self._step * self._size) for i in range(self._length)]

    def tobytes(self, order=None):
        self._check()
        if self._step == 1:
            return bytes(self._base[self._first:self._first + self._length * self._size])
        return b"".join([bytes(self._base[place:place + self._size]) for place in [self._place(i) for i in range(self._length)]])

    __bytes__ = tobytes

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def toreadonly(self):
        self._check()
        return _view_of(self._base, self._first, self._length, self._step, self._format, True)

    def cast(self, format, shape=None):
        self._check()
        if shape is not None and (len(shape) != 1):
            raise NotImplementedError("a memoryview has one dimension in the teaching language")
        if format.startswith("@"):
            format = format[1:]
        if format not in _ITEM_SIZES:
            raise ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
        if format not in "Bbc" and self._format not in "Bbc":
            raise TypeError("memoryview: cannot cast between two non-byte formats")
        if not self.contiguous:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        if self.nbytes % _ITEM_SIZES[format]:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        return _view_of(self._base, self._first, self.nbytes // _ITEM_SIZES[format], 1, format, self.readonly)

    def release(self):
        self._base = None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.release()

    def __eq__(self, other):
        if isinstance(other, (bytes, bytearray)):
            return self._base is not None and self.tolist() == list(other)
        if not isinstance(other, memoryview):
            return NotImplemented
        if self._base is None or other._base is None:
            return self is other
        return self.tolist() == other.tolist()

    def __hash__(self):
        self._check()
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __radd__(self, other):
        return other + self.tobytes() if isinstance(other, (bytes, bytearray)) else NotImplemented

    def __reduce__(self):
        raise TypeError("cannot pickle 'memoryview' object")

    def __repr__(self):
        return f"<{'released ' if self._base is None else ''}memory at {id(self):#x}>"


memoryview.__module__ = "builtins"


# ---- what is refused -------------------------------------------------------------------------------------------------

class complex:
    """Nothing is one, and isinstance(x, complex) may be asked."""

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("complex numbers are not in the teaching language; write the two parts as a tuple of floats")


complex.__module__ = "builtins"
