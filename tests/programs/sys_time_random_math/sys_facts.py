# What programs ask of sys.
import sys
print(sys.version_info[:2] >= (3, 11), sys.version_info.major, sys.platform, sys.maxsize, sys.byteorder)
print(sys.getrecursionlimit(), type(sys.executable).__name__, "sys" in sys.modules, sys.stdin is not None)
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError:
    kind, value, trace = sys.exc_info()
    print(kind.__name__, value, trace is not None)
sys.stdout.flush()
print(sys.stdout is sys.__stdout__ or "replaced", sys.stdout.isatty())
