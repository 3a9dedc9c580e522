# inspect: what kind of thing something is, and the parameters of functions.
import _machine
import types


class _empty:
    pass


class _ParameterKind(int):
    def __new__(cls, number, name, description):
        self = int.__new__(cls, number)
        self.name = name
        self.description = description
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


class Parameter:
    POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
    POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
    VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
    KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
    VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        values = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation, **changes}
        return Parameter(values["name"], values["kind"], default=values["default"], annotation=values["annotation"])

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _empty:
            text += f" = {self.default!r}" if self.annotation is not _empty else f"={self.default!r}"
        return {2: "*", 4: "**"}.get(int(self.kind), "") + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (self.name, int(self.kind), self.default, self.annotation) == (other.name, int(other.kind), other.default, other.annotation)


def formatannotation(annotation):
    return repr(annotation) if isinstance(annotation, str) else _machine.type_text(annotation).replace("typing.", "")


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        result = []
        for name, parameter in self.signature.parameters.items():
            if int(parameter.kind) >= 3 or name not in self.arguments:
                break
            if int(parameter.kind) == 2:
                result.extend(self.arguments[name])
            else:
                result.append(self.arguments[name])
        return tuple(result)

    @property
    def kwargs(self):
        result = {}
        for name, parameter in self.signature.parameters.items():
            if int(parameter.kind) == 3 and name in self.arguments:
                result[name] = self.arguments[name]
            elif int(parameter.kind) == 4:
                result.update(self.arguments.get(name, {}))
        return result

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif int(parameter.kind) == 2:
                filled[name] = ()
            elif int(parameter.kind) == 4:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = _machine.mapping_proxy({one.name: one for one in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(self.parameters.values() if parameters is None else parameters)

    def bind(self, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        kwargs = dict(kwargs)
        for name, parameter in self.parameters.items():
            kind = int(parameter.kind)
            if kind == 2:
                if args:
                    arguments[name] = tuple(args)
                args = []
            elif kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                kwargs = {}
            elif kind < 2 and args:
                if name in kwargs and kind == 1:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif kind > 0 and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required {'keyword-only ' if kind == 3 else ''}argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def __str__(self):
        parts = []
        star = False
        for i, parameter in enumerate(self.parameters.values()):
            kind = int(parameter.kind)
            if i and kind > 0 and int(list(self.parameters.values())[i - 1].kind) == 0:
                parts.append("/")
            if kind == 2:
                star = True
            elif kind == 3 and not star:
                parts.append("*")
                star = True
            parts.append(str(parameter))
        if self.parameters and all([int(one.kind) == 0 for one in self.parameters.values()]):
            parts.append("/")
        return f"({', '.join(parts)})" + ("" if self.return_annotation is _empty else f" -> {formatannotation(self.return_annotation)}")

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        return isinstance(other, Signature) and list(self.parameters.values()) == list(other.parameters.values())


def _of_function(function):
    names, positional_only, keyword_only, rest, keywords, defaults, keyword_defaults, kind = _machine.parameters_of(function)
    hints = getattr(function, "__annotations__", {})
    result = []
    first_default = len(names) - len(defaults or ())
    for i, name in enumerate(names):
        result.append(Parameter(name, Parameter.POSITIONAL_ONLY if i < positional_only else Parameter.POSITIONAL_OR_KEYWORD,
                                default=defaults[i - first_default] if i >= first_default else _empty, annotation=hints.get(name, _empty)))
    if rest is not None:
        result.append(Parameter(rest, Parameter.VAR_POSITIONAL, annotation=hints.get(rest, _empty)))
    for name in keyword_only:
        result.append(Parameter(name, Parameter.KEYWORD_ONLY, default=(keyword_defaults or {}).get(name, _empty), annotation=hints.get(name, _empty)))
    if keywords is not None:
        result.append(Parameter(keywords, Parameter.VAR_KEYWORD, annotation=hints.get(keywords, _empty)))
    return Signature(result, return_annotation=hints.get("return", _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    return Signature(parameters[1:] if parameters and int(parameters[0].kind) < 2 else parameters, return_annotation=found.return_annotation)


def _of_dataclass(cls, fields):
    import dataclasses
    result = []
    for one in [f for f in fields if f.init and not f.kw_only] + [f for f in fields if f.init and f.kw_only]:
        default = dataclasses._HAS_DEFAULT_FACTORY if one.default_factory is not dataclasses.MISSING else _empty if one.default is dataclasses.MISSING else one.default
        result.append(Parameter(one.name, Parameter.KEYWORD_ONLY if one.kw_only else Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=one.type))
    return Signature(result, return_annotation=None)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__))
    while follow_wrapped and hasattr(obj, "__wrapped__") and not isinstance(obj, type):
        obj = obj.__wrapped__
    if isinstance(obj, types.FunctionType):
        return _of_function(obj)
    if isinstance(obj, type):
        init = _machine.class_member(obj, "__init__")
        fields = getattr(init, "__signature_fields__", None)
        if fields is not None:
            return _of_dataclass(obj, fields)
        if isinstance(init, types.FunctionType):
            return _without_first(_of_function(init))
        new = _machine.class_member(obj, "__new__")
        new = new.__func__ if isinstance(new, staticmethod) else new
        if isinstance(new, types.FunctionType):
            return _without_first(_of_function(new))
        if obj.__module__ != "builtins":
            return Signature()
    elif hasattr(obj, "func") and hasattr(obj, "keywords"):
        return _of_partial(obj)
    elif isinstance(_machine.class_member(type(obj), "__call__"), types.FunctionType):
        return _without_first(_of_function(_machine.class_member(type(obj), "__call__")))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_partial(obj):
    parameters = list(signature(obj.func).parameters.values())[len(obj.args):]
    result = []
    named = False
    for one in parameters:
        if one.name in obj.keywords:
            named = True
            result.append(one.replace(kind=Parameter.KEYWORD_ONLY, default=obj.keywords[one.name]))
        elif int(one.kind) in (0, 1) and named:
            result.append(one.replace(kind=Parameter.KEYWORD_ONLY))
        elif int(one.kind) != 2 or not named:
            result.append(one)
    return Signature(result)


def _flag(obj, kind):
    while hasattr(obj, "func") and hasattr(obj, "keywords"):
        obj = obj.func
    if isinstance(obj, types.MethodType):
        obj = obj.__func__
    return isinstance(obj, types.FunctionType) and _machine.parameters_of(obj)[7] == kind


def isgeneratorfunction(obj): return _flag(obj, 1)
def iscoroutinefunction(obj): return _flag(obj, 2)
def isasyncgenfunction(obj): return False
def isasyncgen(obj): return False
def isgenerator(obj): return isinstance(obj, types.GeneratorType)
def iscoroutine(obj): return isinstance(obj, types.CoroutineType)
def isawaitable(obj): return isinstance(obj, types.CoroutineType) or hasattr(type(obj), "__await__")
def isfunction(obj): return isinstance(obj, types.FunctionType)
def ismethod(obj): return isinstance(obj, types.MethodType)
def isclass(obj): return isinstance(obj, type)
def ismodule(obj): return isinstance(obj, types.ModuleType)
def isbuiltin(obj): return isinstance(obj, types.BuiltinFunctionType)
def isroutine(obj): return isfunction(obj) or ismethod(obj) or isbuiltin(obj) or isinstance(obj, types.MethodDescriptorType)
def istraceback(obj): return isinstance(obj, types.TracebackType)
def isframe(obj): return type(obj).__name__ == "frame" and hasattr(obj, "f_code")
def iscode(obj): return isinstance(obj, types.CodeType)
def isdatadescriptor(obj): return isinstance(obj, property) or (hasattr(type(obj), "__set__") and not isclass(obj))
def isabstract(obj): return isclass(obj) and bool(_machine.own_value(obj, "__abstractmethods__", ()))


def getmembers(object, predicate=None):
    result = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            result.append((name, value))
    return sorted(result, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def getdoc(object):
    doc = object.__doc__
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def getfullargspec(func):
    names, positional_only, keyword_only, rest, keywords, defaults, keyword_defaults, kind = _machine.parameters_of(func.__func__ if isinstance(func, types.MethodType) else func)
    return FullArgSpec(list(names), rest, keywords, defaults, list(keyword_only), keyword_defaults, dict(getattr(func, "__annotations__", {})))


from collections import namedtuple as _namedtuple
FullArgSpec = _namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getmodule(object):
    import sys
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def getfile(object):
    if isfunction(object):
        return object.__code__.co_filename
    module = getmodule(object)
    if hasattr(module, "__file__"):
        return module.__file__
    raise TypeError(f"{object!r} is a built-in")


def getsourcelines(object):
    raise OSError("could not get source code")


def getsource(object):
    raise OSError("could not get source code")


def currentframe():
    return _machine.current_frame()


def stack(context=1):
    raise NotImplementedError("frames are not in the teaching language; traceback.extract_stack() tells of the calls in progress")


GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"
CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


Traceback = _namedtuple("Traceback", "filename, lineno, function, code_context, index")


def getframeinfo(frame, context=1):
    """Where a frame or a traceback stands. Of the text, the lines around it; none where the file cannot be read."""
    import linecache
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno if isframe(frame) else None
    if line is None:
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    code = frame.tb_frame.f_code if istraceback(frame) else frame.f_code
    lines = index = None
    if context > 0:
        whole = linecache.getlines(code.co_filename)
        start = max(0, min(line - 1 - context // 2, len(whole) - context))
        if whole:
            lines = whole[start:start + context]
            index = line - 1 - start
    return Traceback(code.co_filename, line, code.co_name, lines, index)


def _names_in_words(names):
    shown = [repr(name) for name in names]
    if len(shown) < 3:
        return " and ".join(shown)
    return f"{', '.join(shown[:-1])}, and {shown[-1]}"


def _refuse_missing(name, missing, kind):
    plural = "" if len(missing) == 1 else "s"
    raise TypeError(f"{name}() missing {len(missing)} required {kind} argument{plural}: {_names_in_words(missing)}")


def getcallargs(func, /, *positional, **named):
    """Which parameter would get what, were the function called so."""
    if isinstance(func, types.MethodType) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    names, varargs, varkw, defaults, keyword_only, keyword_defaults, _ = getfullargspec(func)
    title = func.__name__
    given = dict(zip(names, positional))
    if varargs:
        given[varargs] = tuple(positional[len(names):])
    if varkw:
        given[varkw] = {}
    for name, value in named.items():
        if name not in names and name not in keyword_only:
            if not varkw:
                raise TypeError(f"{title}() got an unexpected keyword argument {name!r}")
            given[varkw][name] = value
        elif name in given:
            raise TypeError(f"{title}() got multiple values for argument {name!r}")
        else:
            given[name] = value
    if len(positional) > len(names) and not varargs:
        least = len(names) - len(defaults or ())
        count = f"from {least} to {len(names)}" if defaults else str(len(names))
        plural = "s" if defaults or len(names) != 1 else ""
        more = sum([name in given for name in keyword_only])
        beside = f" positional argument{'s' if len(positional) != 1 else ''} (and {more} keyword-only argument{'s' if more != 1 else ''})" if more else ""
        verb = "was" if len(positional) == 1 and not more else "were"
        raise TypeError(f"{title}() takes {count} positional argument{plural} but {len(positional)}{beside} {verb} given")
    first_default = len(names) - len(defaults or ())
    missing = [name for name in names[:first_default] if name not in given]
    if missing:
        _refuse_missing(title, missing, "positional")
    for name, value in zip(names[first_default:], defaults or ()):
        given.setdefault(name, value)
    for name in keyword_only:
        if keyword_defaults and name in keyword_defaults:
            given.setdefault(name, keyword_defaults[name])
    missing = [name for name in keyword_only if name not in given]
    if missing:
        _refuse_missing(title, missing, "keyword-only")
    return given


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if eval_str:
        raise NotImplementedError("eval_str=True is not in the teaching language: there is no eval")
    if isinstance(obj, type):
        found = _machine.own_value(obj, "__annotations__", None)
    elif ismodule(obj) or callable(obj):
        found = getattr(obj, "__annotations__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    return dict(found or {})
