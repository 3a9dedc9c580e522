# Run as a whole when the main program has ended, whichever way: see runAtExit.
import sys
import _machine

_modules = _machine.modules()


_lost = []


def _flush(stream, tells=True):
    if stream is None or _lost or getattr(stream, "closed", False):
        return
    try:
        stream.flush()
    except BaseException as problem:
        _lost.append(stream)
        if not tells:
            return
        try:
            sys.stderr.write(f"Exception ignored in: {stream!r}\n{type(problem).__name__}: {problem}\n")
        except BaseException:
            pass


# What was printed comes before what other threads and children still print. Whether that works is told at the very end.
try:
    if "multiprocessing.util" in _modules:
        _modules["multiprocessing.util"]._run_for_the_gone()
    for _stream in (sys.stdout, sys.__stdout__):
        if _stream is not None:
            _stream.flush()
except BaseException:
    pass
try:
    if "threading" in _modules:
        _modules["threading"]._shutdown()
except KeyboardInterrupt as problem:
    import _thread
    _thread._tell_ignored(None, _modules["threading"], problem)
if "atexit" in _modules:
    _modules["atexit"]._run_exitfuncs()
_flush(sys.stdout)
if "__main__" in _modules:
    for _one in _machine.unawaited_coroutines():
        import warnings
        warnings.warn_explicit(f"coroutine '{_machine.unawaited(_one)}' was never awaited", RuntimeWarning, "sys", 1)
    # Objects that are left with the module's names end with them, in the names' order.
    _names = vars(_modules["__main__"])
    _done = []
    # With them all functions go, and so all there is, in the order in which it was made. Unless others still use the names.
    _unreached = _machine.lost_objects()
    _all = [] if "threading" in _modules and _modules["threading"].active_count() > 1 else _machine.unfinished_objects()
    _generator = type((_ for _ in ()))
    # First what nobody could reach any more, then those that have a name of their own, then those that stand within something else.
    for _one in _unreached + _machine.lost_generators() + _all + list(_names.values()) + [_one for _value in _names.values() if type(_value) in (list, tuple) for _one in _value]:
        # A generator that stands within a try is closed: what it has to do at last is done. Not one that a thread is at work in.
        if type(_one) is _generator:
            _finalizer = None if _one.gi_running else _generator.close
        else:
            _finalizer = _machine.class_member(type(_one), "__del__")
        if _finalizer is None or any([_one is other for other in _done]):
            continue
        _done.append(_one)
        import _thread
        _thread._finish(_one, _finalizer, _one if type(_one) is _generator else _finalizer)
    _flush(sys.stdout)
import _io
_io._finish_streams()
# What another stream has taken the place of may still hold text.
if sys.__stdout__ is not sys.stdout:
    _flush(sys.__stdout__)
_flush(sys.stderr, False)
# Its end is something that other processes can notice: a pipe's other end is closed, a child has another parent.
_machine.leave()
if _lost:
    # A shell shall not take for done what nobody has got: as CPython's exit code.
    raise SystemExit(120)
