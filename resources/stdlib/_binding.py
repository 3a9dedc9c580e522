# Arguments given to functions that are made from a list of fields (namedtuple, dataclass): bound and refused as a function
# with those parameters would.


def _quoted(names):
    names = [repr(name) for name in names]
    if len(names) > 2:
        return ", ".join(names[:-1]) + ", and " + names[-1]
    return " and ".join(names)


def bind(function, names, defaults, keyword_only, args, kwargs):
    """Values for names and keyword_only, in order. defaults: by name; they may be missing. args come without self."""
    if len(args) > len(names):
        _too_many(function, names, defaults, keyword_only, args, kwargs)
    values = dict(zip(names, args))
    for name, value in kwargs.items():
        if name in values:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
        if name not in names and name not in keyword_only:
            raise TypeError(f"{function}() got an unexpected keyword argument '{name}'")
        values[name] = value
    for kind, group in (("positional", names), ("keyword-only", keyword_only)):
        missing = [name for name in group if name not in values and name not in defaults]
        if missing:
            plural = "s" if len(missing) > 1 else ""
            raise TypeError(f"{function}() missing {len(missing)} required {kind} argument{plural}: {_quoted(missing)}")
    for name in defaults:
        if name not in values:
            values[name] = defaults[name]
    return values


def _too_many(function, names, defaults, keyword_only, args, kwargs):
    most = len(names) + 1
    least = most - len([name for name in names if name in defaults])
    takes = f"{most} positional argument{'s' if most != 1 else ''}" if least == most else f"from {least} to {most} positional arguments"
    given = f"{len(args) + 1} were given"
    extra = len([name for name in kwargs if name in keyword_only])
    if extra:
        given = f"{len(args) + 1} positional arguments (and {extra} keyword-only argument{'s' if extra > 1 else ''}) were given"
    raise TypeError(f"{function}() takes {takes} but {given}")
