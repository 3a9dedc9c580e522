# The one class of weakref that other modules of the library need: with it come no abstract classes.
import _machine
import _utility


def _check(obj):
    if not _utility.can_be_weak(obj):
        raise TypeError(f"cannot create weak reference to '{type(obj).__name__}' object")


class ref(_utility.Weak):
    __module__ = "weakref"

    def __init__(self, obj, callback=None, /):
        _check(obj)
        _machine.set_own(self, "__callback__", callback)
        try:
            _machine.set_own(self, "_hash", hash(obj))
        except TypeError:
            pass

    def __call__(self):
        return self._target()

    def __hash__(self):
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        a, b = self(), other()
        return self is other if a is None or b is None else a == b

    def __repr__(self):
        obj = self()
        if obj is None:
            return f"<weakref at {id(self):#x}; dead>"
        return f"<weakref at {id(self):#x}; to '{type(obj).__name__}' at {id(obj):#x}>"

    __class_getitem__ = classmethod(_machine.GenericAlias)
