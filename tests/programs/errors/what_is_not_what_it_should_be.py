# Given what they are not made for, methods of the library say so and nothing breaks.
import datetime
import threading
import traceback


def told(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


for value in (0, -5, -2**63, 3652059, 3652060, 1.5, "a"):
    told(datetime.date.fromordinal, value)
told(datetime.datetime.fromordinal, 0)
told(str.__new__, -1)
told(str.__new__, int)
told(list.__new__, "x")
told(traceback.format_exception_only, 1)
told(traceback.format_exception_only, None)
print(traceback.format_exception_only(ValueError("fine")))
for value in (-1, "a", object):
    try:
        threading.local().__class__.__setattr__(value, "name", 1)
    except TypeError as error:
        print("TypeError", "_thread._local" in str(error))
try:
    import _machine
except ImportError as error:
    print(type(error).__name__, error)
e = SyntaxError("a"); print(e.filename, e.lineno, e.text)
e = SyntaxError("a", ("f", 1, 2, "t")); print(e.filename, e.lineno, e.text, e.end_offset)
e = ImportError("x", name="n"); print(e.msg, e.name); print(ImportError().msg, ImportError(1, 2).msg)
try: import nosuch.thing
except ImportError as e: print(e.msg, e.name, e.path)
try: from os import nothing
except ImportError as e: print(e.name)
