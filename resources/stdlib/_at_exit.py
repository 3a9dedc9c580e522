# Run as a whole when the main program has ended, whichever way: see runAtExit.
import sys
import _machine

_modules = _machine.modules()


def _flush(stream):
    try:
        stream.flush()
    except (AttributeError, ValueError, OSError):
        pass


try:
    if "threading" in _modules:
        _modules["threading"]._shutdown()
except KeyboardInterrupt as problem:
    import _thread
    sys.stderr.write(f"Exception ignored in: {_modules['threading']!r}\n{_thread._report(problem)}")
if "atexit" in _modules:
    _modules["atexit"]._run_exitfuncs()
_flush(sys.stdout)
_flush(sys.stderr)
