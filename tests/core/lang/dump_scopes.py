"""The scopes of a file, from CPython's code objects, in the form of scope_dump.h. For tests: python3.11 dump_scopes.py
FILE OUTPUT, many pairs. Code that can never run has no code object, and its names are in none: it is left out here."""
import sys
import types
import warnings


def walk(code, lines):
    for constant in code.co_consts:
        if not isinstance(constant, types.CodeType):
            continue
        count = constant.co_argcount + constant.co_kwonlyargcount
        count += bool(constant.co_flags & 4) + bool(constant.co_flags & 8)
        function = constant.co_flags & 2  # CO_NEWLOCALS: all but classes and modules
        parameters = constant.co_varnames[:count] if function else ()
        cells = sorted(constant.co_cellvars)
        names = [n for n in constant.co_varnames[count:] if n not in cells] if function else []
        line = f"{constant.co_qualname} ({','.join(parameters)}) locals {','.join(sorted(names))}"
        line += f" cells {','.join(cells)} frees {','.join(sorted(constant.co_freevars))}"
        if constant.co_flags & 0x20:
            line += " generator"
        if constant.co_flags & 0x80:
            line += " coroutine"
        lines.add(line)
        walk(constant, lines)


def main():
    sys.setrecursionlimit(100000)
    warnings.simplefilter("ignore")
    for source, output in zip(sys.argv[1::2], sys.argv[2::2]):
        with open(source, encoding="utf-8") as file:
            code = compile(file.read(), source, "exec", dont_inherit=True)
        lines = set()
        walk(code, lines)
        with open(output, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in sorted(lines))


if __name__ == "__main__":
    main()
