# Exception classes, args, str, repr, chaining attributes, hierarchy, notes.
class AppError(Exception):
    pass

class Detailed(AppError):
    def __init__(self, code, text="?"):
        super().__init__(code, text)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {self.args[1]}"

for error in (Exception(), Exception("a"), Exception("a", 2), AppError("x"), Detailed(5), Detailed(6, "six"), KeyError("k"), KeyError(), StopIteration(3), OSError(2, "No such file"), UnicodeError("u"), SystemExit(3)):
    print(str(error), "|", repr(error), "|", error.args)
try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        raise AppError("second") from first
except AppError as error:
    print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
try:
    try:
        {}["k"]
    except KeyError:
        raise ValueError("during")
except ValueError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__, error.__traceback__ is not None)
try:
    try:
        {}["k"]
    except KeyError:
        raise ValueError("hidden") from None
except ValueError as error:
    print(error.__cause__, error.__suppress_context__)
for child, parent in [(ZeroDivisionError, ArithmeticError), (KeyError, LookupError), (IndexError, LookupError), (FileNotFoundError, OSError), (BrokenPipeError, ConnectionError), (ModuleNotFoundError, ImportError), (NotImplementedError, RuntimeError), (RecursionError, RuntimeError), (UnboundLocalError, NameError), (UnicodeDecodeError, ValueError), (KeyboardInterrupt, BaseException), (SystemExit, BaseException), (GeneratorExit, BaseException), (StopIteration, Exception), (TimeoutError, OSError), (ProcessLookupError, OSError), (ChildProcessError, OSError), (BlockingIOError, OSError), (EOFError, Exception), (MemoryError, Exception), (OverflowError, ArithmeticError), (IndentationError, SyntaxError), (AssertionError, Exception)]:
    print(child.__name__, issubclass(child, parent), end="; ")
print()
print(issubclass(KeyboardInterrupt, Exception), IOError is OSError, isinstance(OSError(2, "x"), FileNotFoundError), type(OSError(2, "x")).__name__, OSError(2, "x").errno, OSError(13, "no", "file").filename, OSError(2, "x").strerror)
e = ValueError("noted")
e.add_note("a note")
print(e.__notes__, e)
same = ValueError("s")
try:
    raise same
except ValueError as got:
    print(got is same)
try:
    raise AppError
except AppError as error:
    print(repr(error))
for bad in (5, "text", object, None):
    try:
        raise bad
    except TypeError as error:
        print(error)
try:
    try:
        raise ValueError("in try")
    finally:
        raise KeyError("in finally")
except KeyError as error:
    print(repr(error.__context__))
def handler():
    try:
        raise
    except RuntimeError as error:
        print(error)
handler()
print(StopIteration(3).value, SystemExit(4).code, SystemExit().code, UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad").reason, ValueError("x") == ValueError("x"))
try:
    raise ExceptionGroup if False else LookupError("plain")
except (KeyError, LookupError) as error:
    print(type(error).__name__)
error_types = (ValueError, TypeError)
try:
    int("x")
except error_types as error:
    print("tuple in a name:", error)
