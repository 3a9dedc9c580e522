# What is told of paths that are objects where there is no such file: the name, and both names where there are two.
import os
import pathlib
import shutil


class Strange:
    def __init__(self, name): self.name = name
    def __repr__(self): return f"<{self.name}>"
    def __str__(self): return self.name


P = pathlib.Path
for ask in (lambda: open(P("nope")), lambda: os.rename(P("nope"), P("n2")), lambda: os.replace(P("nope"), "n2"), lambda: P("nope").rename("x"), lambda: os.link(P("nope"), P("n2")),
            lambda: os.symlink("a", P(".")), lambda: shutil.copy(P("nope"), "x"), lambda: shutil.move(P("nope"), "x"), lambda: os.makedirs(P(".")),
            lambda: P("nope").unlink(), lambda: OSError(2, "msg", P("x"), None, P("y")), lambda: OSError(2, Strange("words")), lambda: OSError(Strange("n"), "m", Strange("f")),
            lambda: P("/a b/\u4e2d").as_uri(), lambda: P("/x").relative_to(""), lambda: P("/x").relative_to("y")):
    try:
        print(ask())
    except (OSError, ValueError) as problem:
        print(type(problem).__name__, problem, getattr(problem, "filename", None), getattr(problem, "filename2", None))
