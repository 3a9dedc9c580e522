# Who gets what: options between what has no name, several that may be empty, what is left, commands with other names, and what is missing.
import argparse
import contextlib
import io


def t(setup, *lists):
    p = argparse.ArgumentParser(prog="prog"); setup(p)
    print(p.format_help())
    for args in lists:
        e, o = io.StringIO(), io.StringIO()
        with contextlib.redirect_stderr(e), contextlib.redirect_stdout(o):
            try: res = p.parse_args(args)
            except SystemExit as x: res = ("exit", x.code)
        print(args, res, e.getvalue().splitlines()[-1:])
def a(p): p.add_argument("n", type=int); p.add_argument("--x", type=float, default=1.5)
t(a, ["-5"], ["--x", "-2.5", "3"], ["3", "--x=-1"], ["x"], ["3", "4"], [], ["--", "-5"], ["--x"])
def b(p): s = p.add_subparsers(dest="cmd", help="sub help", required=True); q = s.add_parser("add", help="adds", aliases=["a", "plus"]); q.add_argument("num", type=int, nargs="+"); s.add_parser("rm", help="removes").add_argument("-f", action="store_true"); p.add_argument("-v", action="store_true")
t(b, ["add", "1", "2"], ["a", "3"], ["rm", "-f"], [], ["nope"], ["-v", "rm"], ["rm", "-v"], ["add"])
def c(p): p.add_argument("files", nargs="*", default=["d"]); p.add_argument("--opt", nargs="?", const="C", default="D"); p.add_argument("-n", type=int, nargs=2, metavar=("A", "B")); p.add_argument("--tag", action="append"); p.add_argument("-v", "--verbose", action="count", default=0)
t(c, [], ["a", "b"], ["--opt"], ["--opt", "x", "y"], ["-n", "1", "2"], ["-n", "1"], ["--tag", "a", "--tag", "b"], ["-vvv"], ["-vn1"], ["x", "--opt", "-v", "z"], ["--verb"])
def d(p): p.add_argument("src"); p.add_argument("dst", nargs="?"); p.add_argument("rest", nargs=argparse.REMAINDER); p.add_argument("--mode", choices=["fast", "slow"], default="fast", help="mode: %(choices)s (default: %(default)s)"); p.add_argument("--num", type=int, choices=range(1, 4))
t(d, ["a"], ["a", "b", "c", "-x"], [], ["--mode", "x", "a"], ["--num", "9", "a"], ["--num", "2", "a"], ["--mode"])
def e(p): p.add_argument("pos", nargs="*", choices=["1", "2"]); p.add_argument("pos2", nargs="*", metavar="M")
t(e, [], ["1"], ["3"])
def f(p): p.add_argument("a", nargs="+"); p.add_argument("b", nargs="*", metavar="META")
t(f, [], ["1"])
def g(p): p.set_defaults(k=1); p.add_argument("--foo", dest="bar", required=True); x = p.add_mutually_exclusive_group(required=True); x.add_argument("-q", action="store_true"); x.add_argument("-w", type=int)
t(g, [], ["--foo", "1"], ["--foo", "1", "-q"], ["--foo", "1", "-q", "-w", "2"], ["--foo", "1", "-w", "x"], ["-w", "1"])
def i(p): p.add_argument("--more", action="extend", nargs="+"); p.add_argument("--letters", action="extend")
t(i, ["--more", "a", "b", "--more", "c"], ["--letters", "xyz"], ["--", "--more"], ["--more", "--", "a"])
def h(p): p.add_argument("--port", type=lambda s: int(s) if s.isdigit() else (_ for _ in ()).throw(argparse.ArgumentTypeError(f"bad port {s}"))); p.add_argument("-o", type=argparse.FileType("r"))
t(h, ["--port", "80"], ["--port", "x"], ["-o", "/nope"])
