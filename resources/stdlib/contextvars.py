# contextvars: variables whose value belongs to a context. Every thread has one of its own, and asyncio gives every task and callback a copy of
# the one it was made in; it does so from the first variable on, and costs nothing where there is none.
import _machine
import _thread

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

_missing = object()
# Whether there is a variable yet: asked by asyncio.
_made = []


def _current():
    context = _thread._locals().get("context")
    if context is None:
        context = _thread._locals()["context"] = Context()
    return context


def _enter(context):
    """Makes the context this thread's, and gives back what _leave wants."""
    if context._entered:
        raise RuntimeError(f"cannot enter context: {context!r} is already entered")
    before = _current()
    context._entered = True
    _thread._locals()["context"] = context
    return before


def _leave(before):
    table = _thread._locals()
    table["context"]._entered = False
    table["context"] = before


def copy_context():
    return _current().copy()


class Context:
    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Context() does not accept any arguments")
        self = object.__new__(cls)
        self._values = {}
        self._entered = False
        return self

    def run(self, callable, /, *args, **kwargs):
        before = _enter(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _leave(before)

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def _key(self, key):
        if not isinstance(key, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {key!r}")
        return key

    def __getitem__(self, key):
        return self._values[self._key(key)]

    def __contains__(self, key):
        return self._key(key) in self._values

    def get(self, key, default=None, /):
        return self._values.get(self._key(key), default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"


Context.__module__ = "_contextvars"


class ContextVar:
    __class_getitem__ = classmethod(_machine.GenericAlias)

    def __new__(cls, *args, default=_missing):
        if len(args) != 1:
            raise TypeError(f"ContextVar() takes exactly 1 positional argument ({len(args)} given)")
        if not isinstance(args[0], str):
            raise TypeError("context variable name must be a str")
        self = object.__new__(cls)
        self._name = args[0]
        self._default = default
        if not _made:
            _made.append(True)
        return self

    name = property(lambda self: self._name)

    def get(self, default=_missing, /):
        value = _current()._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _current()
        token = object.__new__(Token)
        token._context, token._var, token._used = context, self, False
        token._before = context._values.get(self, _missing)
        context._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._before is _missing:
            del context._values[self]
        else:
            context._values[self] = token._before

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


ContextVar.__module__ = "_contextvars"


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    MISSING = _Missing()
    __class_getitem__ = classmethod(_machine.GenericAlias)

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    var = property(lambda self: self._var)
    old_value = property(lambda self: Token.MISSING if self._before is _missing else self._before)

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self._var!r} at {id(self):#x}>"


Token.__module__ = "_contextvars"
