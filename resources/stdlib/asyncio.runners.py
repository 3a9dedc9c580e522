# asyncio.runners: asyncio.run(): a loop, one main task in it, and the tidying up afterwards.
import signal
import threading

from asyncio import _waiting, events, tasks
from asyncio.exceptions import CancelledError


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._is_set = False

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, kind, problem, traceback):
        self.close()

    def _start(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "started":
            return
        if self._loop_factory is None:
            self._loop = events.new_event_loop()
            events.set_event_loop(self._loop)
            self._is_set = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._state = "started"

    def get_loop(self):
        self._start()
        return self._loop

    def run(self, coro, *, context=None):
        if not tasks.iscoroutine(coro):
            raise ValueError("a coroutine was expected, got {!r}".format(coro)) #: asyncio/runners.py 89 run | raise ValueError("a coroutine was expected, got {!r}".format(coro))
        if events._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._start()
        task = self._loop.create_task(coro) if context is None else self._loop.create_task(coro, context=context) #: asyncio/runners.py 100 run | task = self._loop.create_task(coro, context=context) | 7 52
        return self._run(task)

    def _run(self, task):
        """Ctrl-C cancels the main task, which may tidy up; a second one ends the loop at once."""
        loop = self._loop
        interrupts = 0

        def on_interrupt(number, frame):
            nonlocal interrupts
            interrupts += 1
            if interrupts > 1 or task.done():
                raise KeyboardInterrupt()
            task.cancel()
            loop.call_soon_threadsafe(lambda: None)

        is_ours = threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if is_ours:
            signal.signal(signal.SIGINT, on_interrupt)
        try:
            return loop.run_until_complete(task) #: asyncio/runners.py 118 run | return self._loop.run_until_complete(task) | 7 42
        except CancelledError:
            if interrupts > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt() #: asyncio/runners.py 123 run | raise KeyboardInterrupt()
            raise
        finally:
            if is_ours and signal.getsignal(signal.SIGINT) is on_interrupt:
                signal.signal(signal.SIGINT, signal.default_int_handler)

    def close(self):
        if self._state != "started":
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop._is_tidying = True
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._is_set:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"


def run(main, *, debug=None):
    if events._get_running_loop() is not None:
        tasks._never_awaited(main)
        raise RuntimeError("asyncio.run() cannot be called from a running event loop") #: asyncio/runners.py 186 run | raise RuntimeError(
    with Runner(debug=debug) as runner:
        return runner.run(main) #: asyncio/runners.py 190 run | return runner.run(main) | 7 23


def _cancel_all_tasks(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(_waiting.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown",
                                         "exception": task.exception(), "task": task})
