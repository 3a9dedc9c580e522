# Whoever sets sys.unraisablehook is told of exceptions that nobody could catch.
import _thread
import atexit
import sys
import time


def hook(args):
    print("told:", args.exc_type.__name__, args.exc_value, args.err_msg, getattr(args.object, "__name__", args.object), args.exc_traceback is not None)


def last():
    raise ValueError("at the end")


def in_thread():
    raise KeyError("in a thread")


print(sys.unraisablehook is sys.__unraisablehook__, sys.unraisablehook)
sys.unraisablehook = hook
atexit.register(last)
_thread.start_new_thread(in_thread, ())
time.sleep(0.2)
