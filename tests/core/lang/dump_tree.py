"""CPython's tree of a file in the form of tree_dump.h. For tests: python3.11 dump_tree.py FILE OUTPUT, many pairs."""
import ast
import sys


class Dump:
    def __init__(self, text):
        self.lines = text.splitlines(keepends=True)
        self.raw = [line.encode() for line in text.replace("\f", " ").split("\n")]
        self.out = []
        self.depth = 0
        self.in_string = 0

    def column(self, line, offset):
        raw = self.raw[line - 1]
        return offset if raw.isascii() else len(raw[:offset].decode())

    def line(self, kind, node=None, detail=""):
        text = " " * self.depth + kind
        if node is not None and not self.in_string:
            text += f" {node.lineno}:{self.column(node.lineno, node.col_offset)}"
            text += f"-{node.end_lineno}:{self.column(node.end_lineno, node.end_col_offset)}"
        if detail:
            text += " " + detail
        self.out.append(text + "\n")

    def many(self, label, nodes):
        self.line(label)
        self.depth += 1
        for node in nodes:
            self.node(node)
        self.depth -= 1

    def nested(self, *nodes):
        self.depth += 1
        for node in nodes:
            self.node(node)
        self.depth -= 1

    def keywords(self, keywords):
        for keyword in keywords:
            self.line("keyword", keyword, keyword.arg or "")
            self.nested(keyword.value)

    def parameter(self, label, arg):
        self.line(label, arg, arg.arg)
        if arg.annotation is not None:
            self.nested(arg.annotation)

    def parameters(self, args):
        for arg in args.posonlyargs:
            self.parameter("posonly", arg)
        for arg in args.args:
            self.parameter("arg", arg)
        if args.vararg:
            self.parameter("vararg", args.vararg)
        for arg in args.kwonlyargs:
            self.parameter("kwonly", arg)
        if args.kwarg:
            self.parameter("kwarg", args.kwarg)
        self.many("defaults", args.defaults)
        self.many("kw_defaults", args.kw_defaults)

    def aliases(self, names):
        for alias in names:
            self.line("alias", alias, alias.name + (f" as {alias.asname}" if alias.asname else ""))

    def generators(self, generators):
        for clause in generators:
            self.line("comprehension")
            self.nested(clause.target, clause.iter, *clause.ifs)

    def constant(self, value):
        if value is None or value is True or value is False:
            return str(value)
        if value is ...:
            return "Ellipsis"
        if isinstance(value, int):
            return "int"
        if isinstance(value, float):
            return "float " + short_hex(value)
        if isinstance(value, bytes):
            return "bytes " + value.hex()
        return "str " + value.encode("utf-8", "surrogatepass").hex()

    def node(self, n):
        if n is None:
            self.line("none")
            return
        kind = type(n).__name__
        op = getattr(n, "op", None)
        detail = type(op).__name__ if op else ""
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            detail = n.name
        elif isinstance(n, (ast.Global, ast.Nonlocal)):
            detail = ",".join(n.names)
        elif isinstance(n, ast.Constant):
            detail = self.constant(n.value)
        elif isinstance(n, ast.Name):
            detail = n.id
        elif isinstance(n, ast.Attribute):
            detail = n.attr
        elif isinstance(n, ast.Compare):
            detail = ",".join(type(o).__name__ for o in n.ops)
        elif isinstance(n, ast.AnnAssign):
            detail = str(n.simple)
        elif isinstance(n, ast.ImportFrom):
            detail = f"{n.module or ''} {n.level}"
        elif isinstance(n, ast.FormattedValue):
            detail = "-" if n.conversion == -1 else chr(n.conversion)
        if hasattr(n, "ctx"):
            detail = (detail + " " if detail else "") + type(n.ctx).__name__
        self.line(kind, n, detail)
        self.depth += 1
        self.children(n)
        self.depth -= 1

    def children(self, n):
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.parameters(n.args)
            self.many("body", n.body)
            self.many("decorators", n.decorator_list)
            self.node(n.returns)
        elif isinstance(n, ast.ClassDef):
            self.many("bases", n.bases)
            self.keywords(n.keywords)
            self.many("body", n.body)
            self.many("decorators", n.decorator_list)
        elif isinstance(n, ast.Delete):
            self.many("targets", n.targets)
        elif isinstance(n, ast.Assign):
            self.many("targets", n.targets)
            self.node(n.value)
        elif isinstance(n, (ast.For, ast.AsyncFor)):
            self.node(n.target)
            self.node(n.iter)
            self.many("body", n.body)
            self.many("orelse", n.orelse)
        elif isinstance(n, (ast.While, ast.If)):
            self.node(n.test)
            self.many("body", n.body)
            self.many("orelse", n.orelse)
        elif isinstance(n, (ast.With, ast.AsyncWith)):
            for item in n.items:
                self.line("item")
                self.nested(item.context_expr, item.optional_vars)
            self.many("body", n.body)
        elif isinstance(n, ast.Try):
            self.many("body", n.body)
            for handler in n.handlers:
                self.line("handler", handler, handler.name or "")
                self.nested(handler.type)
                self.depth += 1
                self.many("body", handler.body)
                self.depth -= 1
            self.many("orelse", n.orelse)
            self.many("finalbody", n.finalbody)
        elif isinstance(n, (ast.Import, ast.ImportFrom)):
            self.aliases(n.names)
        elif isinstance(n, ast.BoolOp):
            self.many("values", n.values)
        elif isinstance(n, ast.Lambda):
            self.parameters(n.args)
            self.node(n.body)
        elif isinstance(n, ast.Dict):
            self.many("keys", n.keys)
            self.many("values", n.values)
        elif isinstance(n, (ast.Set, ast.List, ast.Tuple)):
            self.many("elts", n.elts)
        elif isinstance(n, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
            self.node(n.elt)
            self.generators(n.generators)
        elif isinstance(n, ast.DictComp):
            self.node(n.key)
            self.node(n.value)
            self.generators(n.generators)
        elif isinstance(n, ast.Compare):
            self.node(n.left)
            self.many("comparators", n.comparators)
        elif isinstance(n, ast.Call):
            self.node(n.func)
            self.many("args", n.args)
            self.keywords(n.keywords)
        elif isinstance(n, ast.JoinedStr):
            self.in_string += 1
            self.many("values", n.values)
            self.in_string -= 1
        elif isinstance(n, (ast.Global, ast.Nonlocal, ast.Constant, ast.Name)):
            pass
        else:  # fields that are single expressions, in the order of the grammar
            for field in n._fields:
                value = getattr(n, field)
                if field not in ("ctx", "op", "attr", "conversion", "simple"):
                    self.node(value)


def short_hex(value):
    """As C's %a: no trailing zeros."""
    if value in (float("inf"),):
        return "inf"
    mantissa, exponent = value.hex().split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}p{exponent}"


def main():
    sys.setrecursionlimit(100000)
    for source, output in zip(sys.argv[1::2], sys.argv[2::2]):
        with open(source, encoding="utf-8") as file:
            text = file.read()
        dump = Dump(text)
        dump.many("body", ast.parse(text).body)
        with open(output, "w", encoding="utf-8") as file:
            file.writelines(dump.out)


if __name__ == "__main__":
    main()
