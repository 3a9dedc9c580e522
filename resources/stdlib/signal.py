# signal: handlers are kept here; the machine calls _run for each signal that came, in the main thread.
import _machine
import _signal
import os
import sys


class _Members(type):
    """A class whose members can be gone through, as those of an enumeration."""

    def __iter__(cls):
        return iter(_known.values())

    def __len__(cls):
        return len(_known)

    def __contains__(cls, member):
        return isinstance(member, Signals) or member in _known


class Signals(int):
    def __new__(cls, number):
        found = _known.get(number)
        if found is None:
            raise ValueError(f"{number!r} is not a valid Signals")
        return found

    @property
    def name(self):
        return _names[int(self)]

    @property
    def value(self):
        return int(self)

    def __repr__(self):
        return f"<Signals.{self.name}: {int(self)}>"

    def __str__(self):
        return str(int(self))

    def __reduce__(self):
        return (Signals, (int(self),))

    def __class_getitem__(cls, name):
        for number, known in _names.items():
            if known == name:
                return _known[number]
        raise KeyError(name)


class Handlers(int):
    def __new__(cls, number):
        if number not in (0, 1):
            raise ValueError(f"{number!r} is not a valid Handlers")
        return SIG_IGN if number else SIG_DFL

    @property
    def name(self):
        return "SIG_IGN" if int(self) else "SIG_DFL"

    @property
    def value(self):
        return int(self)

    def __repr__(self):
        return f"<Handlers.{self.name}: {int(self)}>"

    def __str__(self):
        return str(int(self))

    def __reduce__(self):
        return (Handlers, (int(self),))


class Sigmasks(int):
    pass


_machine.set_metaclass(Signals, _Members)
_known = {}
_names = {}
for _name, _number in _signal.numbers + [("SIGRTMIN", _signal.rtmin), ("SIGRTMAX", _signal.rtmax)]:
    _member = int.__new__(Signals, _number)
    _known[_number] = _member
    _names[_number] = _name
    setattr(sys.modules["signal"], _name, _member)
    setattr(Signals, _name, _member)
SIGCLD = SIGCHLD
NSIG = 65
SIG_DFL = int.__new__(Handlers, 0)
SIG_IGN = int.__new__(Handlers, 1)
Handlers.SIG_DFL = SIG_DFL
Handlers.SIG_IGN = SIG_IGN
SIG_BLOCK = _signal.SIG_BLOCK
SIG_UNBLOCK = _signal.SIG_UNBLOCK
SIG_SETMASK = _signal.SIG_SETMASK
ITIMER_REAL = 0
ITIMER_VIRTUAL = 1
ITIMER_PROF = 2

class itimer_error(OSError):
    pass


ItimerError = itimer_error

# What _signal.set_action and action() give: the order of SignalAction.
_DEFAULT, _IGNORED, _INTERRUPT, _HANDLED = 0, 1, 2, 3


default_int_handler = _signal.default_int_handler
_handlers = {}


class _Code:
    def __init__(self, file, name):
        self.co_filename = file
        self.co_name = name

    def __repr__(self):
        return f'<code object {self.co_name} at {hex(id(self))}, file "{self.co_filename}">'


class frame:
    def __init__(self, where):
        file, self.f_lineno, name = where
        self.f_code = _Code(file, name)
        self.f_back = None

    def __repr__(self):
        code = self.f_code
        return f"<frame at {hex(id(self))}, file {code.co_filename!r}, line {self.f_lineno}, code {code.co_name}>"


def _run(number, deadline_high, deadline_low, state_high, state_low):
    handler = _handlers.get(number)
    if handler is not None:
        if _wakeup >= 0:
            _wake_up(number)
        where = _signal.interrupted()
        handler(number, None if where is None else frame(where))
    # The machine finds them in their places when this ends, however it ends.
    return deadline_high, deadline_low, state_high, state_low


_signal._run = _run


def _as_enum(number):
    return _known.get(number, number)


def _check_number(signalnum):
    number = _index(signalnum)
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    return number


def _index(value):
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def getsignal(signalnum):
    number = _check_number(signalnum) #: signal.py 62 getsignal | handler = _signal.getsignal(signalnum) | 10 38
    return _handler_of(number)


def _handler_of(number):
    action = _signal.action(number)
    if action == _INTERRUPT:
        return default_int_handler
    if action == _HANDLED:
        return _handlers.get(number)
    return SIG_IGN if action == _IGNORED else SIG_DFL


def signal(signalnum, handler):
    return _set_handler(signalnum, handler) #: signal.py 56 signal | handler = _signal.signal(_enum_to_int(signalnum), _enum_to_int(handler)) | 10 72


def _set_handler(signalnum, handler):
    number = _index(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if not _signal.is_main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    _check_number(number)
    before = _handler_of(number)
    if not callable(handler):
        _signal.set_action(number, _IGNORED if handler == SIG_IGN else _DEFAULT)
        _handlers.pop(number, None)
    elif handler is default_int_handler and number == SIGINT:
        _signal.set_action(number, _INTERRUPT)
        _handlers.pop(number, None)
    else:
        old = _handlers.get(number)
        _handlers[number] = handler
        try:
            _signal.set_action(number, _HANDLED)
        except OSError:
            if old is None:
                del _handlers[number]
            raise
    return before


def raise_signal(signalnum, /):  #= _signal
    os.kill(os.getpid(), _index(signalnum))


def pthread_kill(thread_id, signalnum, /):  #= _signal
    # One process, one set of handlers: it is the main thread that answers, whichever is meant.
    os.kill(os.getpid(), _index(signalnum))


def alarm(seconds, /):  #= _signal
    left, _ = _signal.set_timer(_index(seconds) % 2**32 * 1_000_000_000, 0)  # C takes it as an unsigned number
    whole, part = divmod(left, 1_000_000_000)
    if part >= 500_000_000 or (part and not whole):
        whole += 1
    return whole


def _only_real(which):
    if which not in (ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF):
        raise itimer_error(22, "Invalid argument")
    if which != ITIMER_REAL:
        raise NotImplementedError("only ITIMER_REAL is there")


def _nanoseconds(seconds):
    if not isinstance(seconds, (int, float)):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    ns = int(seconds * 1_000_000_000)
    if ns < 0:
        raise itimer_error(22, "Invalid argument")
    return ns


def setitimer(which, seconds, interval=0.0, /):  #= _signal
    _only_real(which)
    left, every = _signal.set_timer(_nanoseconds(seconds), _nanoseconds(interval))
    return left / 1e9, every / 1e9


def getitimer(which, /):  #= _signal
    _only_real(which)
    left, every = _signal.get_timer()
    return left / 1e9, every / 1e9


def pause():  #= _signal
    _signal.pause()


def strsignal(signalnum, /):
    number = _check_number(signalnum)
    return _signal.describe(number) or (f"Real-time signal {number - SIGRTMIN}" if number >= SIGRTMIN else None)


def valid_signals():
    return {_as_enum(number) for number in range(1, NSIG) if number not in (32, 33)}


def _bits(numbers):
    bits = 0
    for number in numbers:
        value = _index(number)
        if not 1 <= value < NSIG:
            raise ValueError(f"signal number {value} out of range [1; 64]")
        bits |= 1 << value - 1
    # As a machine's signed word.
    return bits - (1 << 64) if bits >> 63 else bits


def _numbers(bits):
    return {_as_enum(n) for n in range(1, NSIG) if bits >> n - 1 & 1}


def pthread_sigmask(how, mask, /):
    return _numbers(_signal.mask(how, _bits(mask)))


def sigpending():
    return _numbers(_signal.pending())


def sigwait(sigset, /):
    return _as_enum(_signal.wait(_bits(sigset)))


SIGIO = SIGPOLL
SIGIOT = SIGABRT


class struct_siginfo:
    def __init__(self, number):
        self.si_signo = number


def sigwaitinfo(sigset, /):
    return struct_siginfo(_signal.wait(_bits(sigset)))


def sigtimedwait(sigset, timeout, /):
    if timeout < 0:
        raise ValueError("timeout must be non-negative")
    number = _signal.wait(_bits(sigset), int(timeout * 1_000_000_000))
    return struct_siginfo(number) if number else None


def siginterrupt(signalnum, flag, /):
    _check_number(signalnum)
    # A call that was interrupted is taken up again in either case (PEP 475), so there is nothing to see of the flag.


_wakeup = -1
_warns = True


def _wake_up(number):
    try:
        os.write(_wakeup, bytes([number]))
    except OSError as problem:
        if problem.errno != 11 or _warns:
            sys.stderr.write(f"Exception ignored when trying to write to the signal wakeup fd:\n{type(problem).__name__}: {problem}\n")


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    global _wakeup, _warns
    fd = _index(fd)
    if not _signal.is_main_thread():
        raise ValueError("set_wakeup_fd only works in main thread of the main interpreter")
    if fd != -1:
        os.fstat(fd)
        if os.get_blocking(fd):
            raise ValueError(f"the fd {fd} must be in non-blocking mode")
    before = _wakeup
    _wakeup = fd
    _warns = warn_on_full_buffer
    return before
