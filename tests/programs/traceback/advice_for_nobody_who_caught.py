# A wrong name comes with advice where nobody caught the error, and without where it was caught and shown.
import traceback, sys, logging
def f():
    value = 1
    return valeu
try: f()
except NameError: traceback.print_exc()
try: "abc".uper()
except AttributeError as e:
    print(traceback.format_exception_only(e)); print("".join(traceback.format_exception(e)).splitlines()[-1]); traceback.print_exception(e)
try:
    try: f()
    finally: [].apend(1)
except AttributeError: traceback.print_exc()
logging.basicConfig(format="%(message)s")
try: f()
except NameError: logging.exception("logged")

f()
