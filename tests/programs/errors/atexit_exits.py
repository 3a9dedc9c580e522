# A function for the end that raises SystemExit is told as any other exception; the exit code stays.
import atexit
import sys


def second():
    print("second")
    sys.exit(4)


def first():
    print("first")
    {}["nothing"]


atexit.register(second)
atexit.register(first)
print("main")
