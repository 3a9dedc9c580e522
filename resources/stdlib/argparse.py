# argparse: arguments of the command line, by position and by option, with help.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import os
import re
import sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else argument._label()
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in vars(self)

    def __repr__(self):
        return f"Namespace({', '.join([f'{name}={value!r}' for name, value in vars(self).items()])})"


class HelpFormatter:
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode)
        except OSError as problem:
            raise ArgumentTypeError(f"can't open '{string}': {problem}")


class Action:
    """One argument as it was added."""

    def __init__(self, names, dest, action, nargs, const, default, type, choices, required, help, metavar, version):
        self.option_strings = names
        self.dest = dest
        self.action = action
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.version = version

    def _takes_values(self):
        return self.action in ("store", "append", "extend")

    def _label(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        if self.choices is not None and self.metavar is None and self.dest == SUPPRESS:
            return "{" + ",".join([str(choice) for choice in self.choices]) + "}"
        return self.metavar or self.dest

    def _name(self):
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join([str(choice) for choice in self.choices]) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def _values_text(self):
        name = self._name()
        if isinstance(name, tuple):
            return " ".join(name)
        if self.nargs is None:
            return name
        if self.nargs == "?":
            return f"[{name}]"
        if self.nargs == "*":
            return f"[{name} ...]"
        if self.nargs == "+":
            return f"{name} [{name} ...]"
        if self.nargs == "...":
            return "..."
        return " ".join([name] * self.nargs)

    def _usage(self):
        if not self.option_strings:
            return self._values_text() if self.nargs != "A..." else f"{self._name()} ..."
        text = self.option_strings[0]
        if self.action == "boolean":
            text = " | ".join(self.option_strings)
        if self._takes_values():
            text += " " + self._values_text()
        return text if self.required else f"[{text}]"

    def _invocation(self):
        if not self.option_strings:
            return self._name() if not isinstance(self._name(), tuple) else " ".join(self._name())
        if self._takes_values():
            return ", ".join([f"{name} {self._values_text()}" for name in self.option_strings])
        return ", ".join(self.option_strings)


class BooleanOptionalAction:
    pass


class _Group:
    def __init__(self, parser, title, description=None):
        self._parser = parser
        self.title = title
        self.description = description
        self._members = []

    def add_argument(self, *args, **kwargs):
        action = self._parser._make(*args, **kwargs)
        self._members.append(action)
        return action


class _ExclusiveGroup(_Group):
    def __init__(self, parser, required):
        _Group.__init__(self, parser, None)
        self.required = required

    def add_argument(self, *args, **kwargs):
        action = self._parser.add_argument(*args, **kwargs)
        self._members.append(action)
        return action


def _pattern(action):
    """Which of the kinds (A: no option, O: an option, -: the stroke that ends them) it takes, as a regular expression."""
    nargs = action.nargs
    if action.option_strings:
        return {None: "A", "?": "A?", "*": "A*", "+": "A+", "...": "[AO]*"}.get(nargs) or "A" * nargs
    return {None: "-*A-*", "?": "-*A?-*", "*": "-*[A-]*", "+": "-*A[A-]*", "...": "[-AO]*", "A...": "-*A[-AO]*"}.get(nargs) or f"-*{'-*'.join('A' * nargs)}-*"


class _SubParsers:
    def __init__(self, parser, dest, required, options):
        self._parser = parser
        self.dest = dest
        self.required = required
        self._map = {}
        self._help = {}
        self._options = options

    def add_parser(self, name, *, help=None, aliases=(), **options):
        options.setdefault("prog", f"{self._parser.prog} {name}")
        made = ArgumentParser(**options)
        for one in (name, *aliases):
            self._map[one] = made
        self._help[f"{name} ({', '.join(aliases)})" if aliases else name] = help
        return made


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.argument_default = argument_default
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._defaults = {}
        self._exclusive = []
        self._subparsers = None
        self._positionals = _Group(self, "positional arguments")
        self._options = _Group(self, "options")
        self._groups = [self._positionals, self._options]
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                if action.action != "help":
                    self._actions.append(action)
                    (self._options if action.option_strings else self._positionals)._members.append(action)

    def add_argument(self, *args, **kwargs):
        action = self._make(*args, **kwargs)
        (self._options if action.option_strings else self._positionals)._members.append(action)
        return action

    def _make(self, *names, action="store", nargs=None, const=None, default=None, type=None, choices=None, required=None, help=None, metavar=None, dest=None, version=None):
        options = [name for name in names if name.startswith("-")]
        if options:
            if dest is None:
                long = [name for name in options if name.startswith("--")]
                dest = (long or options)[0].lstrip("-").replace("-", "_")
        elif dest is None and names:
            dest = names[0]
        if action is BooleanOptionalAction:
            action = "boolean"
            options = options + ["--no-" + name[2:] for name in options if name.startswith("--")]
        if not isinstance(action, str):
            raise NotImplementedError("actions of the program's own are not in the teaching language; use type= or change the result of parse_args()")
        if action not in ("store", "store_true", "store_false", "store_const", "append", "append_const", "extend", "count", "help", "version", "boolean"):
            raise ValueError(f'unknown action "{action}"')
        if type is not None and not callable(type):
            raise ValueError(f"{type!r} is not callable")
        if action == "store_true" and default is None:
            default = False
        if action == "store_false" and default is None:
            default = True
        if action in ("help", "version"):
            default = SUPPRESS
            if action == "version" and help is None:
                help = "show program's version number and exit"
        if default is None and self.argument_default is not None:
            default = self.argument_default
        if not options and required is not None:
            raise TypeError("'required' is an invalid argument for positionals")
        if not options:
            required = nargs != "?" and (nargs != "*" or default is None)
        for other in self._actions:
            for name in options:
                if name in other.option_strings:
                    raise ArgumentError(Action(options, dest, action, nargs, const, default, type, choices, bool(required), help, metavar, version), f"conflicting option string: {name}")
        made = Action(options, dest, action, nargs, const, default, type, choices, bool(required), help, metavar, version)
        self._actions.append(made)
        return made

    def add_argument_group(self, title=None, description=None, **kwargs):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, required=False):
        group = _ExclusiveGroup(self, required)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, prog=None, dest=SUPPRESS, required=False, help=None, metavar=None, **kwargs):
        self._subparsers = _SubParsers(self, dest, required, kwargs)
        action = Action([], dest, "subparsers", "A...", None, None, None, self._subparsers._map, required, help, metavar, None)
        self._subparsers.action = action
        self._actions.append(action)
        if title is not None:
            group = _Group(self, title, description)
            self._groups.append(group)
            group._members.append(action)
        else:
            self._positionals._members.append(action)
        return self._subparsers

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # -- parsing

    def parse_args(self, args=None, namespace=None):
        result, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return result

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest != SUPPRESS and action.default != SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        self._unknown = []
        try:
            return namespace, self._parse(args, namespace)
        except ArgumentError as problem:
            if not self.exit_on_error:
                raise
            self.error(str(problem))

    def _find(self, text):
        """(action, name, value given with =) of an option; None if it is none."""
        if not text.startswith("-") or text == "-":
            return None
        by_name = {name: action for action in self._actions for name in action.option_strings}
        if text in by_name:
            return by_name[text], text, None
        if self._is_number(text) and not any([self._is_number(name) for name in by_name]):
            return None
        if " " in text and "=" not in text:
            return None
        name, equals, value = text.partition("=")
        if equals and name in by_name:
            return by_name[name], name, value
        if text.startswith("--"):
            matches = [one for one in by_name if one.startswith(name)] if self.allow_abbrev else []
            if len(matches) > 1:
                self.error(f"ambiguous option: {text} could match {', '.join(matches)}")
            if matches:
                return by_name[matches[0]], matches[0], value if equals else None
        elif text[:2] in by_name:
            return by_name[text[:2]], text[:2], text[2:]
        return None, text, None

    def _is_number(self, text):
        try:
            float(text)
            return True
        except ValueError:
            return False

    _unknown = []  # of a command's own: what it had no use for

    def _parse(self, args, namespace):
        """Takes options and what has no name in turns, as they stand; what nobody takes is returned."""
        options, kinds = {}, ""
        for i, text in enumerate(args):
            found = None if text == "--" or "-" in kinds else self._find(text)
            if found is not None:
                options[i] = found
            kinds += "-" if text == "--" and "-" not in kinds else "A" if found is None else "O"
        rest, seen = [], []
        waiting = [action for action in self._actions if not action.option_strings]
        i = 0
        while i < len(args) and "O" in kinds[i:]:
            upcoming = kinds.index("O", i)
            if i < upcoming:
                end = self._place(waiting, args, kinds, i, seen, namespace, rest)
                if end > i:
                    i = end
                    continue
                rest.extend(args[i:upcoming])
                i = upcoming
            i = self._take_option(options[i], args, kinds, i, seen, namespace, rest)
        if i <= len(args):
            rest.extend(args[self._place(waiting, args, kinds, i, seen, namespace, rest):])
        missing = []
        for action in self._actions:
            if action in seen:
                continue
            if action.required:
                missing.append(action._label())
            elif action.type is not None and isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default:
                setattr(namespace, action.dest, self._converted(action, action.default))
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self._exclusive:
            if group.required and not [action for action in group._members if action in seen]:
                self.error(f"one of the arguments {' '.join([action._label() for action in group._members])} is required")
        return rest + self._unknown

    def _take_option(self, found, args, kinds, i, seen, namespace, rest):
        action, name, value = found
        i += 1
        if action is None:
            rest.append(name)
            return i
        while not action._takes_values():
            if value is None:
                break
            # Several letters behind one stroke.
            follower = "-" + value[:1]
            others = [one for one in self._actions if follower in one.option_strings]
            if name.startswith("--") or not value or not others:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            self._begin(action, seen)
            self._act(action, name, None, namespace)
            action, name, value = others[0], follower, value[1:] or None
        self._begin(action, seen)
        if not action._takes_values():
            self._act(action, name, None, namespace)
            return i
        if value is not None:
            self._store(action, [value], namespace)
            return i
        taken = re.match(_pattern(action), kinds[i:])
        count = len(taken.group()) if taken else 0
        self._store(action, [text for text in args[i:i + count] if action.nargs == "..." or text != "--"], namespace)
        return i + count

    def _begin(self, action, seen):
        seen.append(action)
        self._check_exclusive(action, seen)

    def _check_exclusive(self, action, seen):
        for group in self._exclusive:
            if action in group._members:
                for other in group._members:
                    if other is not action and other in seen:
                        raise ArgumentError(action, f"not allowed with argument {other._label()}")

    def _place(self, waiting, args, kinds, i, seen, namespace, rest):
        """Gives what stands here without a name to as many of those that wait as it is enough for; where it ends."""
        for count in range(len(waiting), 0, -1):
            taken = re.match("".join([f"({_pattern(action)})" for action in waiting[:count]]), kinds[i:])
            if taken is None:
                continue
            for action, part in zip(waiting[:count], taken.groups()):
                given, whole = list(args[i:i + len(part)]), action.nargs in ("...", "A...")
                if "-" in part and not whole:
                    given.remove("--")
                i += len(part)
                seen.append(action)
                if action.action == "subparsers":
                    self._command(given[1:] if given[0] == "--" else given, namespace)
                elif given or action.nargs not in ("?", "*"):
                    self._store(action, given, namespace)
                elif action.nargs == "*":
                    if action.default is None:
                        setattr(namespace, action.dest, [])
                    self._check(action, [] if action.default is None else action.default)
            del waiting[:count]
            break
        return i

    def _command(self, plain, namespace):
        sub = self._subparsers
        name = plain[0]
        if name not in sub._map:
            choices = ", ".join([repr(choice) for choice in sub._map])
            raise ArgumentError(sub.action if sub.dest == SUPPRESS else sub.action, f"invalid choice: {name!r} (choose from {choices})")
        if sub.dest != SUPPRESS:
            setattr(namespace, sub.dest, name)
        made, unknown = sub._map[name].parse_known_args(plain[1:])
        self._unknown = self._unknown + unknown
        for key, value in vars(made).items():
            setattr(namespace, key, value)

    def _converted(self, action, text):
        if action.type is None:
            return text
        try:
            return action.type(text)
        except ArgumentTypeError as problem:
            raise ArgumentError(action, str(problem)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _checked(self, action, text):
        value = self._converted(action, text)
        self._check(action, value)
        return value

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    def _store(self, action, given, namespace):
        wanted = action.nargs
        if wanted is None:
            if len(given) != 1:
                raise ArgumentError(action, "expected one argument")
            value = self._checked(action, given[0])
        elif wanted == "?":
            value = self._checked(action, given[0]) if given else action.const
        elif wanted == "+" and not given:
            raise ArgumentError(action, "expected at least one argument")
        elif isinstance(wanted, int) and len(given) != wanted:
            raise ArgumentError(action, f"expected {wanted} argument{'s' if wanted != 1 else ''}")
        else:
            value = [self._converted(action, text) for text in given]
            for one in value:
                self._check(action, one)
        if action.action == "append":
            value = list(getattr(namespace, action.dest, None) or []) + [value]
        elif action.action == "extend":
            items = list(getattr(namespace, action.dest, None) or [])
            items.extend(value)
            value = items
        setattr(namespace, action.dest, value)

    def _act(self, action, name, value, namespace):
        kind = action.action
        if kind == "help":
            self.print_help()
            self.exit()
        elif kind == "version":
            print(action.version.replace("%(prog)s", self.prog))
            self.exit()
        elif kind == "count":
            setattr(namespace, action.dest, (getattr(namespace, action.dest, None) or 0) + 1)
        elif kind == "append_const":
            setattr(namespace, action.dest, list(getattr(namespace, action.dest, None) or []) + [action.const])
        elif kind == "boolean":
            setattr(namespace, action.dest, not name.startswith("--no-"))
        else:
            setattr(namespace, action.dest, {"store_true": True, "store_false": False}.get(kind, action.const))

    # -- text

    def _usage_parts(self):
        options, done = [], []
        for action in self._actions:
            if not action.option_strings or action.help == SUPPRESS or action in done:
                continue
            group = [one for one in self._exclusive if action in one._members]
            if group:
                members = [one for one in group[0]._members if one.help != SUPPRESS]
                done.extend(members)
                inner = " | ".join([one._usage().strip("[]") if not one.required else one._usage() for one in members])
                options.append(f"({inner})" if group[0].required else f"[{inner}]")
            else:
                options.append(action._usage())
        return options, [action._usage() for action in self._actions if not action.option_strings and action.help != SUPPRESS]

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage.replace('%(prog)s', self.prog)}\n"
        width = self._width() 
        options, positionals = self._usage_parts()
        line = " ".join([self.prog] + options + positionals)
        if len("usage: ") + len(line) <= width:
            return f"usage: {line}\n"
        indent = " " * len(f"usage: {self.prog} ")
        lines = []
        if len(f"usage: {self.prog} ") <= 0.75 * width:
            parts = [options, positionals] if options else [positionals]
            for group in parts:
                current = []
                length = len(indent) - 1
                for part in group:
                    if length + 1 + len(part) > width and current:
                        lines.append(indent + " ".join(current))
                        current = []
                        length = len(indent) - 1
                    current.append(part)
                    length += len(part) + 1
                if current:
                    lines.append(indent + " ".join(current))
            lines[0] = lines[0][len(indent):]
            return f"usage: {self.prog} " + "\n".join(lines) + "\n"
        return f"usage: {self.prog}\n" + "\n".join([" " * 7 + part for part in options + positionals]) + "\n"

    def _width(self):
        try:
            return int(os.environ["COLUMNS"]) - 2
        except (KeyError, ValueError):
            return 78

    def _expanded(self, action):
        text = action.help
        if text and issubclass(self.formatter_class, ArgumentDefaultsHelpFormatter) and "%(default)" not in text and action.default is not SUPPRESS \
                and (action.option_strings or action.nargs in ("?", "*")):
            text += " (default: %(default)s)"
        values = {"prog": self.prog, "default": action.default, "type": getattr(action.type, "__name__", action.type), "dest": action.dest, "metavar": action.metavar,
                  "choices": ", ".join([str(choice) for choice in action.choices]) if action.choices is not None else None, "const": action.const, "nargs": action.nargs}
        return text % values

    def format_help(self):
        import textwrap
        width = self._width()
        sections = [self.format_usage()]
        raw = issubclass(self.formatter_class, RawDescriptionHelpFormatter)

        def prose(text):
            text = text.replace("%(prog)s", self.prog)
            return text.rstrip("\n") + "\n" if raw else textwrap.fill(" ".join(text.split()), width) + "\n"

        if self.description:
            sections.append(prose(self.description))
        shown = [action for group in self._groups for action in group._members if action.help != SUPPRESS]
        longest = max([len(action._invocation()) for action in shown] + [len(name) + 2 for name in (self._subparsers._help if self._subparsers else ())], default=0)
        column = min(longest + 4, 24)
        for group in self._groups:
            members = [action for action in group._members if action.help != SUPPRESS]
            if not members:
                continue
            lines = [f"{group.title}:" if group.title else ""]
            if group.description:
                lines += ["  " + line for line in textwrap.wrap(group.description, width - 2)] + [""]
            for action in members:
                lines += self._help_lines(2, action._invocation(), self._expanded(action) if action.help else None, column, width)
                if action.action == "subparsers":
                    for name, text in self._subparsers._help.items():
                        if text is not None:
                            lines += self._help_lines(4, name, text, column, width)
            sections.append("\n".join(lines) + "\n")
        if self.epilog:
            sections.append(prose(self.epilog))
        return "\n".join(sections)

    def _help_lines(self, indent, head, text, column, width):
        import textwrap
        head = " " * indent + head
        if not text:
            return [head]
        if issubclass(self.formatter_class, RawTextHelpFormatter):
            lines = text.splitlines()
        else:
            lines = textwrap.wrap(" ".join(text.split()), max(width - column, 11))
        if len(head) <= column - 2:
            return [head.ljust(column) + lines[0]] + [" " * column + line for line in lines[1:]]
        return [head] + [" " * column + line for line in lines]

    def print_usage(self, file=None):
        (sys.stdout if file is None else file).write(self.format_usage())

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
