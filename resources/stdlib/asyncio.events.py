# asyncio.events: handles of callbacks, and which loop belongs to the thread that asks. Knows no particular loop.
import contextvars
import threading

from asyncio import _describe

_running = threading.local()


class Handle:
    """One callback with its arguments, as call_soon gives it."""

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False
        self._shown = None
        self._created = _describe.place_of_call() if loop._debug else None
        self._context = context if context is not None or not contextvars._made else contextvars.copy_context()

    def _repr_info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(_describe.callback(self._callback, self._args))
        if self._created is not None:
            info.append(f"created at {self._created}")
        return info

    def __repr__(self):
        return self._shown or "<{}>".format(" ".join(self._repr_info()))

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            if self._loop._debug:
                self._shown = repr(self)  # what it would have called is not known any more in a moment
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            if contextvars._made:
                if self._context is None:
                    self._context = contextvars.Context()  # from before the first variable
                self._context.run(self._callback, *self._args) #: asyncio/events.py 80 _run | self._context.run(self._callback, *self._args)
            else:
                self._callback(*self._args) #: asyncio/events.py 80 _run | self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as problem:
            text = _describe.callback(self._callback, self._args)
            self._loop.call_exception_handler({"message": f"Exception in callback {text}", "exception": problem, "handle": self})


class TimerHandle(Handle):
    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info

    def __lt__(self, other):
        return self._when < other._when

    def __le__(self, other):
        return self._when <= other._when

    def __gt__(self, other):
        return self._when > other._when

    def __ge__(self, other):
        return self._when >= other._when

    def when(self):
        return self._when


class AbstractEventLoop:
    """What every loop has."""


class AbstractServer:
    """What start_server gives."""


class AbstractEventLoopPolicy:
    """Who gives a thread its loop."""


class _Policy(AbstractEventLoopPolicy):
    """One loop a thread; the main thread is given its first one unasked."""

    def __init__(self):
        self._local = threading.local()

    def get_event_loop(self):
        loop = getattr(self._local, "loop", None)
        if loop is None and not getattr(self._local, "was_set", False) and threading.current_thread() is threading.main_thread():
            self.set_event_loop(self.new_event_loop())
            loop = self._local.loop
        if loop is None:
            raise RuntimeError("There is no current event loop in thread %r." % threading.current_thread().name)
        return loop

    def set_event_loop(self, loop):
        self._local.was_set = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local.loop = loop

    def new_event_loop(self):
        from asyncio import base_events
        return base_events._UnixSelectorEventLoop()


_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = _Policy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = policy


def _get_running_loop():
    return getattr(_running, "loop", None)


def _set_running_loop(loop):
    _running.loop = loop


def get_running_loop():
    loop = getattr(_running, "loop", None)
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    loop = getattr(_running, "loop", None)
    if loop is not None:
        return loop
    return get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()
