# argparse: arguments of the command line, by position and by option, with help.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import os
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
        self._help[name] = help
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
            required = nargs not in ("?", "*", "...")
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

    def _parse(self, args, namespace):
        rest = []
        seen = []
        plain = []
        waiting = [action for action in self._actions if not action.option_strings]
        i = 0
        while i < len(args):
            text = args[i]
            if text == "--":
                plain.extend(args[i + 1:])
                break
            found = self._find(text)
            if found is None:
                start = i
                if self._subparsers is not None and self._takes_command(waiting, plain):
                    plain.extend(args[i:])
                    break
                plain.append(text)
                i += 1
                continue
            action, name, value = found
            i += 1
            if action is None:
                rest.append(name)
                continue
            seen.append(action)
            self._check_exclusive(action, seen)
            if not action._takes_values():
                if value is not None and not name.startswith("--") and action.action in ("store_true", "store_false", "count", "store_const", "append_const", "help"):
                    args.insert(i, "-" + value)
                elif value is not None:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                self._act(action, name, None, namespace)
                continue
            if value is not None:
                given = [value]
            else:
                most = {None: 1, "?": 1, "*": len(args), "+": len(args), "...": len(args)}.get(action.nargs, action.nargs)
                given = []
                while i < len(args) and len(given) < most and args[i] != "--" and (action.nargs == "..." or self._find(args[i]) is None):
                    given.append(args[i])
                    i += 1
            self._store(action, given, namespace)
        rest = self._place(waiting, plain, seen, namespace) + rest
        missing = [action._label() for action in self._actions if action.required and action not in seen and action.action != "subparsers"]
        if self._subparsers is not None and self._subparsers.required and self._subparsers.action not in seen:
            missing.append(self._subparsers.dest if self._subparsers.dest != SUPPRESS else self._subparsers.action._label())
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self._exclusive:
            if group.required and not [action for action in group._members if action in seen]:
                self.error(f"one of the arguments {' '.join([action._label() for action in group._members])} is required")
        for action in self._actions:
            if action.type is not None and isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default and action not in seen:
                setattr(namespace, action.dest, self._converted(action, action.default))
        return rest

    def _takes_command(self, waiting, plain):
        before = 0
        for action in waiting:
            if action.action == "subparsers":
                return len(plain) >= before
            before += 1 if action.nargs is None else action.nargs if isinstance(action.nargs, int) else 0
        return False

    def _check_exclusive(self, action, seen):
        for group in self._exclusive:
            if action in group._members:
                for other in group._members:
                    if other is not action and other in seen:
                        raise ArgumentError(action, f"not allowed with argument {other._label()}")

    def _place(self, waiting, plain, seen, namespace):
        """Gives the arguments without a name to those that take them, the later ones' least kept back."""
        least = {None: 1, "+": 1, "?": 0, "*": 0, "...": 0, "A...": 1}
        for index, action in enumerate(waiting):
            if action.action == "subparsers":
                if not plain:
                    continue
                seen.append(action)
                self._command(plain, namespace)
                return []
            kept = sum([least.get(other.nargs, other.nargs) for other in waiting[index + 1:]])
            wanted = action.nargs
            if wanted is None:
                count = 1
            elif wanted == "?":
                count = 1 if len(plain) > kept else 0
            elif isinstance(wanted, str):
                count = max(len(plain) - kept, least[wanted])
            else:
                count = wanted
            if len(plain) < count or (count == 0 and wanted not in ("?", "*", "...")):
                continue
            given, plain = plain[:count], plain[count:]
            seen.append(action)
            if not given and wanted in ("?", "*"):
                if wanted == "*" and action.default is None:
                    setattr(namespace, action.dest, [])
                continue
            self._store(action, given, namespace)
        return plain

    def _command(self, plain, namespace):
        sub = self._subparsers
        name = plain[0]
        if name not in sub._map:
            choices = ", ".join([repr(choice) for choice in sub._map])
            raise ArgumentError(sub.action if sub.dest == SUPPRESS else sub.action, f"invalid choice: {name!r} (choose from {choices})")
        if sub.dest != SUPPRESS:
            setattr(namespace, sub.dest, name)
        made = sub._map[name].parse_args(plain[1:])
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
        if action.choices is not None and value not in action.choices:
            choices = ", ".join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")
        return value

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
            value = [self._checked(action, text) for text in given]
        if action.action == "append":
            value = list(getattr(namespace, action.dest, None) or []) + [value]
        elif action.action == "extend":
            value = list(getattr(namespace, action.dest, None) or []) + value
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
