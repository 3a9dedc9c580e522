# abc: classes that cannot be made before all their abstract methods are written. ABCMeta is a class of classes of the library's
# own (programs cannot write any): it finds the abstract methods, and takes in classes registered by hand.
import _machine


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


class abstractproperty(property):
    __isabstractmethod__ = True


def abstractclassmethod(function):
    return classmethod(abstractmethod(function))


def abstractstaticmethod(function):
    return staticmethod(abstractmethod(function))


def _abstract_names(cls):
    names = set()
    for base in cls.__mro__[1:]:
        for name in _machine.own_value(base, "__abstractmethods__", ()):
            value = getattr(cls, name, None)
            if getattr(value, "__isabstractmethod__", False):
                names.add(name)
    for name, value in cls.__dict__.items():
        if _is_abstract(value):
            names.add(name)
    return names


def _is_abstract(value):
    return not isinstance(value, type) and getattr(value, "__isabstractmethod__", False) is True


class ABCMeta(type):
    def __finish_class__(cls, keywords):
        names = _abstract_names(cls)
        _machine.set_own(cls, "__abstractmethods__", frozenset(names) if names else ())

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        registered = _machine.own_value(cls, "_abc_registry", None)
        if registered is None:
            registered = []
            _machine.set_own(cls, "_abc_registry", registered)
        if issubclass(cls, subclass) and cls is not subclass:
            raise RuntimeError("Refusing to create an inheritance cycle")
        if subclass not in registered and not issubclass(subclass, cls):
            registered.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        hook = _machine.class_member(cls, "__subclasshook__")
        if hook is not None:
            answer = cls.__subclasshook__(subclass)
            if answer is not NotImplemented:
                return answer
        if _machine.derives(subclass, cls):
            return True
        for registered in _machine.own_value(cls, "_abc_registry", ()):
            if issubclass(subclass, registered):
                return True
        for derived in type.__subclasses__(cls):
            if issubclass(subclass, derived):
                return True
        return False


class ABC:
    """What classes with abstract methods derive from."""
    __slots__ = ()


_machine.set_metaclass(ABC, ABCMeta)
_machine.set_own(ABC, "__abstractmethods__", ())


def update_abstractmethods(cls):
    if isinstance(cls, ABCMeta):
        ABCMeta.__finish_class__(cls, {})
    return cls


def get_cache_token():
    return 0
