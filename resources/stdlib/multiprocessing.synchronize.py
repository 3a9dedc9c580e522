# multiprocessing.synchronize: locks and their kin for processes. What blocks is native (_multiprocessing.SemLock).
import operator
import sys
import threading
import _machine
import _multiprocessing
import _thread
import _trace

from multiprocessing import context, process

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event"]

_LOCK, _RLOCK, _SEMAPHORE = 0, 1, 2
_MOST = 2147483647


def _attach(cls, kind, most, place):
    return cls._attach(kind, most, place)


def _made_in(lock, ctx):
    """The lock, which knows whether it is for forked processes only."""
    import multiprocessing.connection  # a program finds it there from now on
    _machine.set_own(lock, "_is_fork_ctx", (ctx or context._default_context.get_context()).get_start_method() == "fork")
    return lock


class SemLock(_multiprocessing.SemLock):
    _is_fork_ctx = False

    def __reduce__(self):
        context.assert_spawning(self) #: multiprocessing/synchronize.py 101 __getstate__ | context.assert_spawning(self)
        if self._is_fork_ctx:
            raise RuntimeError("A SemLock created in a fork context is being shared with a process in a spawn context. This is not supported. Please use the same context to create multiprocessing objects and Process.") #: multiprocessing/synchronize.py 107 __getstate__ | raise RuntimeError('A SemLock created in a fork context is being '
        return (_attach, (type(self), self._kind, self._most, self._place))

    def _owner(self):
        """Who holds it, as repr() shows."""
        if self._is_mine():
            name = process.current_process().name
            thread = threading.current_thread().name
            return name if thread == "MainThread" else f"{name}|{thread}"
        if self._get_value() == 1:
            return "None"
        return "SomeOtherThread" if self._count() > 0 else "SomeOtherProcess"


class Lock(SemLock):
    def __new__(cls, *, ctx=None):
        return _made_in(cls._new(_LOCK, 1, 1, "Lock"), ctx)

    def __repr__(self):
        return f"<Lock(owner={self._owner()})>"


class RLock(SemLock):
    def __new__(cls, *, ctx=None):
        return _made_in(cls._new(_RLOCK, 1, 1, "RLock"), ctx)

    def __repr__(self):
        owner = self._owner()
        count = self._count() if self._is_mine() else 0 if owner == "None" else "nonzero"
        return f"<RLock({owner}, {count})>"


def _checked(value):
    value = operator.index(value)
    if not 0 <= value <= _MOST:
        raise OSError(22, "Invalid argument")
    return value


class Semaphore(SemLock):
    def __new__(cls, value=1, *, ctx=None):
        _checked(value)
        return _made_in(cls._new(_SEMAPHORE, value, _MOST, "Semaphore"), ctx)

    def get_value(self):
        return self._get_value()

    def __repr__(self):
        return f"<Semaphore(value={self._get_value()})>"


class BoundedSemaphore(Semaphore):
    def __new__(cls, value=1, *, ctx=None):
        _checked(value)
        return _made_in(cls._new(_SEMAPHORE, value, value, "BoundedSemaphore"), ctx)

    def __repr__(self):
        return f"<BoundedSemaphore(value={self._get_value()}, maxvalue={self._most})>"


def _private(value, word=""):
    """A semaphore that is a part of something."""
    return Semaphore._new(_SEMAPHORE, value, _MOST, word)


class Condition:
    """Over semaphores: one to sleep on, and counts of those who sleep and of those who were woken and have noticed."""
    _is_part = False

    def __init__(self, lock=None, *, ctx=None):
        self._lock = lock or RLock(ctx=ctx)
        self._sleeping = _private(0)
        self._woken = _private(0)
        self._sleep = _private(0)
        self._told = 0 if self._is_part else _trace.new("Condition", None, True)
        self._bind()

    def _bind(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        context.assert_spawning(self) #: multiprocessing/synchronize.py 227 __getstate__ | context.assert_spawning(self)
        return (self._lock, self._sleeping, self._woken, self._sleep, self._told)

    def __setstate__(self, state):
        self._lock, self._sleeping, self._woken, self._sleep, self._told = state
        self._bind()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock!r}, {self._sleeping._get_value() - self._woken._get_value()})>"

    def wait(self, timeout=None):
        lock = self._lock
        assert lock._is_mine(), "must acquire() condition before using wait()" #: multiprocessing/synchronize.py 255 wait | assert self._lock._semlock._is_mine(), \
        self._sleeping.release()
        if self._told:
            _trace.tell("ConditionWait", self._told, None if timeout is None else int(max(timeout, 0) * 1e9))
        depth = lock._count()
        for _ in range(depth):
            lock.release()
        try:
            return self._sleep.acquire(True, timeout) #: multiprocessing/synchronize.py 268 wait | return self._wait_semaphore.acquire(True, timeout) | 7 50
        finally:
            self._woken.release()
            _trace.tell("ConditionWake", self._told)
            for _ in range(depth):
                lock.acquire()

    def notify(self, n=1):
        assert self._lock._is_mine(), "lock is not owned" #: multiprocessing/synchronize.py 278 notify | assert self._lock._semlock._is_mine(), 'lock is not owned'
        # Who timed out has said so, and sleeps no more.
        while self._woken.acquire(False):
            self._sleeping.acquire(False)
        count = 0
        while count < n and self._sleeping.acquire(False):
            self._sleep.release()
            count += 1
        _trace.tell("ConditionNotify", self._told, count)
        if count:
            for _ in range(count):
                self._woken.acquire()
            # Those whose time was up just then took none.
            while self._sleep.acquire(False):
                pass

    def notify_all(self):
        self.notify(n=sys.maxsize) #: multiprocessing/synchronize.py 304 notify_all | self.notify(n=sys.maxsize)

    def wait_for(self, predicate, timeout=None):
        return threading._wait_for(self, predicate, timeout)


Event = _thread._SharedEvent


# What an interrupt shows of a wait in a method of this name (core/vm/introspection.h).

def _in_Event_wait():
    pass #: multiprocessing/synchronize.py 356 wait | self._cond.wait(timeout) #: multiprocessing/synchronize.py 268 wait | return self._wait_semaphore.acquire(True, timeout) | 7 50


_in_Event_wait_timed = _in_Event_wait


def _attach_event(place):
    return Event._attach(place)


def _reduce_event(self):
    context.assert_spawning(self)
    if self._is_fork_ctx:
        raise RuntimeError("A SemLock created in a fork context is being shared with a process in a spawn context. This is not supported. Please use the same context to create multiprocessing objects and Process.")
    return (_attach_event, (self._place,))


def _event_text(self):
    return f"<Event at {id(self):#x} {'set' if self.is_set() else 'unset'}>"


_machine.set_own(Event, "_is_fork_ctx", False)
_machine.set_own(Event, "__reduce__", _reduce_event)
_machine.set_own(Event, "__repr__", _event_text)


def _own_lock():
    """A lock that is a part of something."""
    return RLock._new(_RLOCK, 1, 1, "")


class _PartOfBarrier(Condition):
    _is_part = True


class Barrier:
    """state: 0 fills, 1 empties, -1 was reset, -2 is broken."""

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        self._cond = _PartOfBarrier(_own_lock())
        self._told = _trace.new("Barrier", None, True)
        self._numbers = _multiprocessing._Block._new("i", 2)  # state and how many wait
        self._action = action
        self._timeout = timeout
        self._parties = parties

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._cond, self._numbers.place, self._action, self._timeout, self._parties, self._told)

    def __setstate__(self, state):
        self._cond, place, self._action, self._timeout, self._parties, self._told = state
        self._numbers = _multiprocessing._Block._new("i", 2, place)

    def __repr__(self):
        if self.broken:
            return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: broken>"
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>"

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._numbers.get(1) if self._numbers.get(0) == 0 else 0)
    broken = property(lambda self: self._numbers.get(0) == -2)

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        numbers = self._numbers
        with self._cond:
            while numbers.get(0) in (-1, 1):
                self._cond.wait()
            if numbers.get(0) < 0:
                raise threading.BrokenBarrierError #: threading.py 688 wait | self._enter() # Block while the barrier drains. | 0 13 #: threading.py 712 _enter | raise BrokenBarrierError
            index = numbers.get(1)
            numbers.set(1, index + 1)
            _trace.tell("BarrierWait", self._told, index + 1)
            if timeout is not None:
                _trace.tell("WaitLimit", self._told, int(max(timeout, 0) * 1e9))
            try:
                if index + 1 == self._parties:
                    self._last()
                else:
                    self._stay(timeout)
                _trace.tell("BarrierPass", self._told, index)
                return index
            except threading.BrokenBarrierError:
                _trace.tell("BarrierBreak", self._told)
                _trace.tell("WaitGivenUp", self._told)
                raise
            finally:
                numbers.set(1, numbers.get(1) - 1)
                if numbers.get(1) == 0 and numbers.get(0) in (-1, 1):
                    numbers.set(0, 0)
                    self._cond.notify_all()

    def _last(self):
        try:
            if self._action:
                self._action() #: threading.py 694 wait | self._release() #: threading.py 720 _release | self._action()
        except BaseException:
            self._break()
            raise
        self._numbers.set(0, 1)
        self._cond.notify_all()

    def _stay(self, timeout):
        if not self._cond.wait_for(lambda: self._numbers.get(0) != 0, timeout):
            self._break()
            raise threading.BrokenBarrierError #: threading.py 697 wait | self._wait(timeout) #: threading.py 735 _wait | raise BrokenBarrierError
        if self._numbers.get(0) < 0:
            raise threading.BrokenBarrierError #: threading.py 697 wait | self._wait(timeout) #: threading.py 737 _wait | raise BrokenBarrierError

    def _break(self):
        self._numbers.set(0, -2)
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._numbers.get(1) > 0:
                if self._numbers.get(0) in (0, -2):
                    self._numbers.set(0, -1)
            else:
                self._numbers.set(0, 0)
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()
