# threading: threads, and what they share. What blocks is native (module _thread); the rest is written here.
import sys
import _machine
import _thread
import _trace
from _itertools import count as _count_from
from _thread import (Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, RLock, Semaphore, TIMEOUT_MAX,
                     get_ident, get_native_id, stack_size)

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock",
           "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "excepthook",
           "ExceptHookArgs", "stack_size", "get_native_id", "local", "settrace", "setprofile"]

Lock = _thread.allocate_lock
_start_new_thread = _thread.start_new_thread
_machine.set_full_name(_thread.LockType, "_thread.lock")
_machine.set_full_name(RLock, "_thread.RLock")
ThreadError = RuntimeError

_active = {}
# Whether the program asks who still lives: then it matters, and is a step of its own, when a thread ends.
_ends_are_seen = _thread._ends_are_seen()
_limbo = {}
_numbers = _count_from(1)  # two threads that make threads never get the same
_shutting_down = []


# What an interrupt shows of a wait in a method of this name (core/vm/introspection.h).

def _in_Event_wait():
    pass #: threading.py 629 wait | signaled = self._cond.wait(timeout) | 11 35 #: threading.py 327 wait | waiter.acquire()


def _in_Event_wait_timed():
    pass #: threading.py 629 wait | signaled = self._cond.wait(timeout) | 11 35 #: threading.py 331 wait | gotit = waiter.acquire(True, timeout) | 8 37


def _in_Condition_wait():
    pass #: threading.py 327 wait | waiter.acquire()


def _in_Condition_wait_timed():
    pass #: threading.py 331 wait | gotit = waiter.acquire(True, timeout) | 8 37


def _in_Semaphore_acquire():
    pass #: threading.py 479 acquire | self._cond.wait(timeout) #: threading.py 327 wait | waiter.acquire()


def _in_Semaphore_acquire_timed():
    pass #: threading.py 479 acquire | self._cond.wait(timeout) #: threading.py 331 wait | gotit = waiter.acquire(True, timeout) | 8 37


def _in_Barrier_wait():
    pass #: threading.py 697 wait | self._wait(timeout) #: threading.py 732 _wait | if not self._cond.wait_for(lambda : self._state != 0, timeout): | 7 62 #: threading.py 362 wait_for | self.wait(waittime) #: threading.py 327 wait | waiter.acquire()


def _in_Barrier_wait_timed():
    pass #: threading.py 697 wait | self._wait(timeout) #: threading.py 732 _wait | if not self._cond.wait_for(lambda : self._state != 0, timeout): | 7 62 #: threading.py 362 wait_for | self.wait(waittime) #: threading.py 331 wait | gotit = waiter.acquire(True, timeout) | 8 37


def _raise(exception):
    raise exception


# What native methods raise, with the lines where CPython does.

def _wait_without_lock():
    raise RuntimeError("cannot wait on un-acquired lock") #: threading.py 319 wait | raise RuntimeError("cannot wait on un-acquired lock")


def _notify_without_lock():
    raise RuntimeError("cannot notify on un-acquired lock") #: threading.py 377 notify | raise RuntimeError("cannot notify on un-acquired lock")


def _notify_all_without_lock():
    _notify_without_lock() #: threading.py 403 notify_all | self.notify(len(self._waiters))


def _negative_permits():
    raise ValueError("semaphore initial value must be >= 0") #: threading.py 431 __init__ | raise ValueError("semaphore initial value must be >= 0")


def _negative_permits_bounded():
    _negative_permits() #: threading.py 523 __init__ | Semaphore.__init__(self, value)


def _timeout_without_waiting():
    raise ValueError("can't specify timeout for non-blocking acquire") #: threading.py 465 acquire | raise ValueError("can't specify timeout for non-blocking acquire")


def _release_none():
    raise ValueError("n must be one or more") #: threading.py 495 release | raise ValueError('n must be one or more')


def _release_none_bounded():
    raise ValueError("n must be one or more") #: threading.py 542 release | raise ValueError('n must be one or more')


def _released_too_often():
    raise ValueError("Semaphore released too many times") #: threading.py 545 release | raise ValueError("Semaphore released too many times")


def _barrier_late():
    raise BrokenBarrierError #: threading.py 697 wait | self._wait(timeout) #: threading.py 735 _wait | raise BrokenBarrierError


def _barrier_broken():
    raise BrokenBarrierError #: threading.py 688 wait | self._enter() # Block while the barrier drains. | 0 13 #: threading.py 712 _enter | raise BrokenBarrierError


def _barrier_action(barrier, action, index):
    try:
        action() #: threading.py 694 wait | self._release() #: threading.py 720 _release | self._action()
    except BaseException:
        barrier._end_round(index, True)
        raise
    return barrier._end_round(index, False)


def _wait_for(self, predicate, timeout=None):
    result = predicate() #: threading.py 353 wait_for | result = predicate() | 9 20
    end = None
    while not result:
        if timeout is not None:
            now = _monotonic()
            if end is None:
                end = now + timeout
            if end - now <= 0:
                break
            self.wait(end - now) #: threading.py 362 wait_for | self.wait(waittime)
        else:
            self.wait() #: threading.py 362 wait_for | self.wait(waittime)
        result = predicate() #: threading.py 363 wait_for | result = predicate() | 9 20
    return result


def _monotonic():
    import time
    return time.monotonic()


def _old(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=1) # the library's own frames do not count


def _notify_all_as_before(self):
    _old("notifyAll() is deprecated, use notify_all() instead")
    self.notify_all()


def _is_set_as_before(self):
    _old("isSet() is deprecated, use is_set() instead")
    return self.is_set()


_wait_for.__qualname__ = "Condition.wait_for"
_machine.set_own(Condition, "wait_for", _wait_for)
_machine.set_own(Condition, "notifyAll", _notify_all_as_before)
_machine.set_own(Event, "isSet", _is_set_as_before)


def _new_name(template):
    return template % next(_numbers)


class Thread:
    _initialized = False
    _is_given_up = False
    _stop = None  # CPython's own method; a program that takes the name for something else gets to know there

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now" #: threading.py 879 __init__ | assert group is None, "group argument must be None for now" | 7 20
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _new_name("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._tstate_lock = _thread._ThreadState()
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called" #: threading.py 932 __repr__ | assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._tstate_lock.ended() or self._is_given_up:
            status = "stopped"
        elif self._tstate_lock.started():
            status = "started"
        if self._daemonic:
            status += " daemon"
        if self.ident is not None:
            status += f" {self.ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called") #: threading.py 956 start | raise RuntimeError("thread.__init__() not called")
        if self._tstate_lock.started() or self in _limbo:
            raise RuntimeError("threads can only be started once") #: threading.py 959 start | raise RuntimeError("threads can only be started once")
        _check_fork()
        _limbo[self] = self
        try:
            _thread._start(self._tstate_lock, _bootstrap, self) #: threading.py 964 start | _start_new_thread(self._bootstrap, ())
        except BaseException:
            _limbo.pop(self, None)
            raise

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs) #: threading.py 982 run | self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs
            if ended := _machine.ended():
                _thread._finish_all(ended)

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called") #: threading.py 1112 join | raise RuntimeError("Thread.__init__() not called")
        _check_fork()
        if not self._tstate_lock.begun():
            raise RuntimeError("cannot join thread before it is started") #: threading.py 1114 join | raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread") #: threading.py 1116 join | raise RuntimeError("cannot join current thread")
        if self._is_given_up:
            return
        try:
            if timeout is None:
                self._tstate_lock.join() #: threading.py 1119 join | self._wait_for_tstate_lock() #: threading.py 1139 _wait_for_tstate_lock | if lock.acquire(block, timeout): | 3 31
            else:
                self._tstate_lock.join(timeout) #: threading.py 1123 join | self._wait_for_tstate_lock(timeout=max(timeout, 0)) #: threading.py 1139 _wait_for_tstate_lock | if lock.acquire(block, timeout): | 3 31
        except BaseException:
            # CPython takes a thread for ended where whoever waits for it was interrupted, and its end waits no more for it.
            self._is_given_up = True
            raise
        if self._stop is not None and timeout is None:
            self._stop() #: threading.py 1119 join | self._wait_for_tstate_lock() #: threading.py 1141 _wait_for_tstate_lock | self._stop()
        elif self._stop is not None and self._tstate_lock.ended():
            self._stop() #: threading.py 1123 join | self._wait_for_tstate_lock(timeout=max(timeout, 0)) #: threading.py 1141 _wait_for_tstate_lock | self._stop()

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called" #: threading.py 1200 is_alive | assert self._initialized, "Thread.__init__() not called"
        _check_fork()
        if not self._tstate_lock.begun():
            return False
        if self._is_given_up:
            return False
        ended = self._tstate_lock.ended()
        if ended and self._stop is not None:
            self._stop() #: threading.py 1203 is_alive | self._wait_for_tstate_lock(False) #: threading.py 1141 _wait_for_tstate_lock | self._stop()
        return not ended

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called" #: threading.py 1160 name | assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called" #: threading.py 1165 name | assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        self._tstate_lock.tell_name(self._name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called" #: threading.py 1177 ident | assert self._initialized, "Thread.__init__() not called"
        return self._tstate_lock.ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called" #: threading.py 1190 native_id | return self._native_id
        return self._tstate_lock.native_id

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called" #: threading.py 1218 daemon | assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called") #: threading.py 1224 daemon | raise RuntimeError("Thread.__init__() not called")
        if self._tstate_lock.started():
            raise RuntimeError("cannot set daemon status of active thread") #: threading.py 1226 daemon | raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _old("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        _old("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        _old("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        _old("setName() is deprecated, set the name attribute instead")
        self.name = name


def _bootstrap(state, thread):
    _active[get_ident()] = thread
    _limbo.pop(thread, None)
    state.tell_name(thread._name)
    try:
        thread.run() #: threading.py 1045 _bootstrap_inner | self.run()
    except BaseException as problem:
        _report(thread, problem)
    finally:
        if _ends_are_seen:
            _thread._ending(state, _active)
        _active.pop(get_ident(), None)


def _report(thread, problem):
    if not isinstance(problem, SystemExit):
        _thread._tell_uncaught(problem)
    try:
        excepthook(ExceptHookArgs((type(problem), problem, problem.__traceback__, thread))) #: threading.py 1349 invoke_excepthook | hook(args)
    except BaseException as second:
        second.__suppress_context__ = True
        sys.stderr.write("Exception in threading.excepthook:\n" + _thread._report(second))


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


ExceptHookArgs.__module__ = "_thread"
ExceptHookArgs.__name__ = ExceptHookArgs.__qualname__ = "_ExceptHookArgs"


def excepthook(args, /):
    """What an exception that nobody caught in a thread comes to."""
    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    sys.stderr.write(f"Exception in thread {name}:\n{_thread._report(args.exc_value)}")


__excepthook__ = excepthook


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._tstate_lock.adopt(self)
        _active[get_ident()] = self


class _DummyThread(Thread):
    def __init__(self):
        Thread.__init__(self, name=_new_name("Dummy-%d"), daemon=True)
        self._tstate_lock.adopt(self)
        _active[get_ident()] = self
        self._tstate_lock.tell_name(self._name)

    def is_alive(self):
        return True

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs) #: threading.py 1401 run | self.function(*self.args, **self.kwargs)
        self.finished.set()


def current_thread():
    thread = _thread._current()
    if thread is None:
        thread = _DummyThread()
    return thread


def main_thread():
    _check_fork()
    return _main_thread


def active_count():
    _check_fork()
    if _ends_are_seen:
        _thread._look(_active)
    return len(_active) + len(_limbo)


def enumerate():
    _check_fork()
    if _ends_are_seen:
        _thread._look(_active)
    return list(_active.values()) + list(_limbo.values())


def currentThread():
    _old("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def activeCount():
    _old("activeCount() is deprecated, use active_count() instead")
    return active_count()


class local:
    """Values that every thread has of its own. They stand in the thread's table, under the object's key."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        key = object()
        _machine.set_own(self, "_local__key", (key, args, kwargs))
        _thread._locals()[key] = {}
        return self

    def __getattribute__(self, name):
        values = _values_of(self)
        if name == "__dict__":
            return values
        if name in values:
            return values[name]
        if name == "_local__key":
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        if type(self) is local and _machine.class_member(local, name) is None:
            raise AttributeError(f"'_thread._local' object has no attribute '{name}'", name=name, obj=self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        values = _values_of(self)
        member = _machine.class_member(type(self), name)
        if member is not None and hasattr(member, "__set__"):
            object.__setattr__(self, name, value)
        else:
            values[name] = value
            _trace.tell("VariableStore", _number_of(self, name), value)

    def __delattr__(self, name):
        values = _values_of(self)
        if name not in values:
            raise AttributeError(f"'{'_thread._local' if type(self) is local else type(self).__name__}' object has no attribute '{name}'")
        del values[name]
        _trace.tell("VariableStore", _number_of(self, name))


# What it is called in messages.
local.__module__ = "_thread"
local.__qualname__ = "_local"


def _number_of(instance, name):
    """What the trace calls this thread's value."""
    numbers = _thread._locals().setdefault("numbers", {})
    place = (_machine.generic_getattr(instance, "_local__key")[0], name)
    number = numbers.get(place)
    if number is None:
        number = numbers[place] = _trace.new("ThreadLocal", f"{_trace.path_to(instance) or type(instance).__name__}.{name}")
    return number


def _values_of(instance):
    if not isinstance(instance, local):
        raise TypeError(f"descriptor '__getattribute__' requires a '_thread._local' object but received a '{type(instance).__name__}'")
    key, args, kwargs = _machine.generic_getattr(instance, "_local__key")
    table = _thread._locals()
    values = table.get(key)
    if values is None:
        # The first use in this thread.
        values = table[key] = {}
        cls = type(instance)
        if cls.__init__ is not object.__init__:
            cls.__init__(instance, *args, **kwargs)
    return values


# ---- fork and the end ------------------------------------------------------------------------------------------------

def _check_fork():
    """A forked child has but one thread, the one that forked, and that is its main thread now."""
    global _process, _main_thread
    process = _thread._process()
    if process == _process:
        return
    _process = process
    current = current_thread()
    for thread in list(_active.values()) + list(_limbo.values()):
        if thread is not current:
            thread._tstate_lock.end()
    _active.clear()
    _limbo.clear()
    _shutting_down.clear()
    if type(current) is not _MainThread and not isinstance(current, _DummyThread):
        current._daemonic = False
    _main_thread = current
    current._tstate_lock.adopt(current)
    _active[get_ident()] = current


def _register_atexit(function, *args, **kwargs):
    """Runs before the main thread waits for the others at the program's end (executors end their workers so)."""
    _shutting_down.append((function, args, kwargs))


def _shutdown():
    _check_fork()
    while _shutting_down:
        function, args, kwargs = _shutting_down.pop()
        function(*args, **kwargs)
    current = current_thread()
    if current is _main_thread:
        # Whoever waits for the main thread goes on.
        current._tstate_lock.end()
    while True:
        others = [t for t in enumerate() if t is not current and not t._daemonic and not t._is_given_up]
        if not others:
            return
        for thread in others:
            if thread._tstate_lock.started():
                thread._tstate_lock.join() #: threading.py 1590 _shutdown | lock.acquire()


_process = _thread._process()
if _thread._is_main():
    _main_thread = _MainThread()
else:
    _main_thread = None


def settrace(func):
    sys.settrace(func)


def setprofile(func):
    sys.setprofile(func)


def gettrace():
    return None


def getprofile():
    return None
