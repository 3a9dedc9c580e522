# asyncio.base_events: the loop: callbacks that are ready, callbacks of a later time, and descriptors that are watched. Sockets
# and child programs are added by asyncio._network and asyncio.subprocess.
import _asyncio
import _select
import _thread
import _trace
import atexit
import math
import os
import signal
import time
import weakref

from asyncio import _describe, _heap, events, futures, tasks
from asyncio._network import NetworkLoop, Server

# CPython's epoll waits whole milliseconds and never too short; what becomes due meanwhile is taken in one turn. The clock's own
# step is allowed for.
_CLOCK_STEP = 1e-9
_LONGEST_WAIT = 24 * 3600
# How often an idle loop looks whether a failed future is still to be reached.
_SEARCH_INTERVAL = 0.2


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future._exception, (SystemExit, KeyboardInterrupt)):
        # The loop is on its way out already.
        return
    future.get_loop().stop()


class BaseEventLoop(events.AbstractEventLoop):
    def __init__(self):
        self._ready = []
        self._scheduled = []
        self._current_task = None
        self._tasks = {}     # those that are not done, in the order of their creation
        self._watched = []   # failed futures that nobody has looked at yet
        self._next_search = 0
        self._is_tidying = False
        self._signals = {}
        self._readers = {}
        self._writers = {}
        self._stopping = False
        self._closed = False
        self._running = False
        self._debug = bool(os.environ.get("PYTHONASYNCIODEBUG"))
        self.slow_callback_duration = 0.1
        self._thread = None  # whose it is while it runs
        self._exception_handler = None
        self._default_executor = None
        self._executor_is_shut = False
        self._task_factory = None
        self._wake_read, self._wake_write = os.pipe()
        self._is_waked = False
        self._told = _trace.new("Loop")
        if not _loops:
            atexit.register(_report_pending)
        _loops.append(self)

    def __repr__(self):
        return f"<{type(self).__name__} running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}>"

    # -- Small things

    def time(self):
        return time.monotonic()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def create_future(self):
        return futures.Future(loop=self) #: asyncio/base_events.py 427 create_future | return futures.Future(loop=self) | 7 32

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is None:
            return tasks.Task(coro, loop=self, name=name, context=context)
        task = self._task_factory(self, coro) if context is None else self._task_factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    # -- Callbacks

    # In debug mode: what would go wrong elsewhere, or by chance, is refused at once.

    def _check_thread(self):
        if self._thread is not None and self._thread != _thread.get_ident():
            raise RuntimeError("Non-thread-safe operation invoked on an event loop other than the current one") #: asyncio/base_events.py 800 _check_thread | raise RuntimeError(

    def _check_callback(self, callback, method):
        if tasks.iscoroutine(callback) or tasks.iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()") #: asyncio/base_events.py 773 _check_callback | raise TypeError(
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}") #: asyncio/base_events.py 776 _check_callback | raise TypeError(

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_thread() #: asyncio/base_events.py 763 call_soon | self._check_thread()
            self._check_callback(callback, "call_soon") #: asyncio/base_events.py 764 call_soon | self._check_callback(callback, 'call_soon')
        return self._call_soon(callback, args, context)

    def _call_soon(self, callback, args, context):
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = self._call_soon(callback, args, context)
        self._wake()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread() #: asyncio/base_events.py 742 call_at | self._check_thread()
            self._check_callback(callback, "call_at") #: asyncio/base_events.py 743 call_at | self._check_callback(callback, 'call_at')
        timer = events.TimerHandle(when, callback, args, self, context)
        _heap.push(self._scheduled, timer)
        timer._scheduled = True
        return timer

    # -- Running

    def run_forever(self):
        self._check_closed()
        self._check_running()
        before = events._get_running_loop()
        self._running = True
        self._thread = _thread.get_ident()
        events._set_running_loop(self)
        try:
            while True:
                self._run_once() #: asyncio/base_events.py 607 run_forever | self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            self._thread = None
            events._set_running_loop(before)

    def _check_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_new = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self) #: asyncio/base_events.py 632 run_until_complete | future = tasks.ensure_future(future, loop=self) | 9 47
        if is_new:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever() #: asyncio/base_events.py 640 run_until_complete | self.run_forever()
        except BaseException:
            if future.done() and not future.cancelled() and (is_new or isinstance(future._exception, (SystemExit, KeyboardInterrupt))):
                # Whoever called looks at this exception, not at the future.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result() #: asyncio/base_events.py 653 run_until_complete | return future.result() | 7 22

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        for sig in list(self._signals):
            self.remove_signal_handler(sig)
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        self._readers.clear()
        self._writers.clear()
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)
        os.close(self._wake_read)
        os.close(self._wake_write)
        self._report_watched()
        if not self._tasks:
            _loops.remove(self)

    def _run_once(self):
        """One turn: what the descriptors brought, what is due by now, then every callback that is ready at this moment."""
        scheduled = self._scheduled
        while scheduled and scheduled[0]._cancelled:
            _heap.pop(scheduled)
        if self._watched and not self._ready and not self._stopping:
            self._look_at_watched()
        timeout = None
        if self._ready or self._stopping:
            timeout = 0
        elif scheduled:
            timeout = min(max(0, scheduled[0]._when - self.time()), _LONGEST_WAIT)
        self._look(timeout)
        due = self.time() + _CLOCK_STEP
        while scheduled and scheduled[0]._when < due:
            self._ready.append(_heap.pop(scheduled))
        # What becomes ready during this turn waits for the next one. The list stays the same one: a thread that adds may have it in hand.
        # What has had its turn is not kept: whoever waits to see it go would wait for the turn's end.
        ready = self._ready[:]
        del self._ready[:len(ready)]
        ready.reverse()
        if self._told and ready:
            _trace.tell("LoopTurn", self._told, len(ready))
        try:
            while ready:
                handle = ready.pop()
                if handle._cancelled:
                    continue
                if self._debug:
                    began = self.time()
                    handle._run() #: asyncio/base_events.py 1914 _run_once | handle._run() #: asyncio/events.py 80 _run | self._context.run(self._callback, *self._args)
                    took = self.time() - began
                    if took >= self.slow_callback_duration:
                        _describe.warn(f"Executing {handle!r} took {took:.3f} seconds")
                else:
                    handle._run() #: asyncio/base_events.py 1922 _run_once | handle._run() #: asyncio/events.py 80 _run | self._context.run(self._callback, *self._args)
        finally:
            if ready:
                self._ready[:0] = ready[::-1]

    # -- Descriptors

    def _look(self, timeout):
        """Waits so long at most; the callbacks of descriptors that are ready are ready then."""
        if timeout == 0 and not self._readers and not self._writers and not self._is_waked:
            return
        watched = {self._wake_read: _select.POLLIN}
        for fd in self._readers:
            watched[fd] = _select.POLLIN
        for fd in self._writers:
            watched[fd] = watched.get(fd, 0) | _select.POLLOUT
        if timeout:
            timeout = math.ceil(timeout * 1e3) * 1e-3
        # What wakes it is read with that.
        for fd, event in _select.poll(list(watched.items()), timeout, True, self._wake_read):
            if fd == self._wake_read:
                # Now: whoever finds it woken already was heard before the ready ones are counted.
                self._is_waked = False
                continue
            if event & ~_select.POLLOUT and fd in self._readers:
                self._add_ready(self._readers[fd])
            if event & ~_select.POLLIN and fd in self._writers:
                self._add_ready(self._writers[fd])

    def _add_ready(self, handle):
        if not handle._cancelled:
            self._ready.append(handle)

    def _wake(self):
        """Any thread may call this: the loop looks again at what is ready."""
        if not self._is_waked:
            self._is_waked = True
            os.write(self._wake_write, b"\0")

    def _fd_of(self, file):
        return file if isinstance(file, int) else int(file.fileno())

    def _add(self, table, file, callback, args):
        self._check_closed()
        fd = self._fd_of(file)
        if fd in table:
            table[fd].cancel()
        table[fd] = events.Handle(callback, args, self)

    def _remove(self, table, file):
        if self._closed:
            return False
        handle = table.pop(self._fd_of(file), None)
        if handle is None:
            return False
        handle.cancel()
        return True

    def add_reader(self, fd, callback, *args):
        self._add(self._readers, fd, callback, args)

    def remove_reader(self, fd):
        return self._remove(self._readers, fd)

    def add_writer(self, fd, callback, *args):
        self._add(self._writers, fd, callback, args)

    def remove_writer(self, fd):
        return self._remove(self._writers, fd)

    # -- Signals

    def add_signal_handler(self, sig, callback, *args):
        if tasks.iscoroutine(callback) or tasks.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_closed()
        if sig in (signal.SIGKILL, signal.SIGSTOP):
            raise RuntimeError(f"sig {sig} cannot be caught")
        handle = events.Handle(callback, args, self)

        def on_signal(number, frame):
            if not handle._cancelled:
                self._ready.append(handle)
                self._wake()

        signal.signal(sig, on_signal)
        self._signals[sig] = handle

    def remove_signal_handler(self, sig):
        handle = self._signals.pop(sig, None)
        if handle is None:
            return False
        handle.cancel()
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    # -- Threads

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if executor is None:
            if self._executor_is_shut:
                raise RuntimeError("Executor shutdown has been called")
            executor = self._default_executor
            if executor is None:
                import concurrent.futures
                executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix="asyncio")
                self._default_executor = executor
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        import concurrent.futures
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self):
        self._executor_is_shut = True
        if self._default_executor is None:
            return
        import threading
        future = self.create_future()
        thread = threading.Thread(target=self._shut_executor, args=(future,))
        thread.start()
        try:
            await future
        finally:
            thread.join()

    def _shut_executor(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_result, None)
        except Exception as problem:
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_exception, problem)

    async def shutdown_asyncgens(self):
        """The language has no asynchronous generators."""

    # -- Exceptions that nobody caught

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        _describe.log("\n".join(lines), context.get("exception"))

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as problem:
            self.default_exception_handler({"message": "Unhandled error in exception handler", "exception": problem, "context": context})

    def _watch(self, future):
        """A future failed: somebody should look at it before it goes."""
        if self._closed:
            return None
        fate = _Fate(future, self._gone)
        self._watched.append(fate)
        return fate

    def _gone(self, fate):
        """Nobody can reach it any more."""
        if fate in self._watched:
            self._watched.remove(fate)
            if not fate.looked_at:
                self._report(fate)

    def _look_at_watched(self):
        """Before the loop sleeps: of failed futures that nobody has looked at, those are reported that nobody can reach any more."""
        self._watched = [fate for fate in self._watched if not fate.looked_at]
        now = self.time()
        if not self._watched or not self._watched[-1].is_new and now < self._next_search:
            return
        self._next_search = now + _SEARCH_INTERVAL
        _asyncio.collect_soon()
        for fate in self._watched:
            fate.is_new = False
        for fate in list(self._watched):
            if fate.future() is None:
                self._gone(fate)

    def _report_watched(self):
        left, self._watched = self._watched, []
        for fate in left:
            if not fate.looked_at:
                self._report(fate)

    def _report(self, fate):
        self.call_exception_handler({"message": f"{fate.kind} exception was never retrieved", "exception": fate.exception,
                                     "future": fate})


class _Fate:
    """What is kept of a failed future: its text and its exception."""

    def __init__(self, future, gone):
        self.future = weakref.ref(future, lambda reference: gone(self))
        self.kind = "Task" if isinstance(future, tasks.Task) else "Future"
        self.text = repr(future)
        self.exception = future._exception
        self.looked_at = False
        self.is_new = True

    def __repr__(self):
        return self.text


# Loops that were made and may hold tasks when the program ends.
_loops = []


def _report_pending():
    for loop in _loops:
        for task in loop._tasks:
            if task._log_destroy_pending:
                # As when it goes: its coroutine is closed first.
                try:
                    task._coro.close()
                except BaseException:
                    pass
                loop.call_exception_handler({"message": "Task was destroyed but it is pending!", "task": task})


class _UnixSelectorEventLoop(NetworkLoop, BaseEventLoop):
    """The loop that programs get."""
