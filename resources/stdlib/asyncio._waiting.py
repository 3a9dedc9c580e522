# asyncio._waiting: sleeping, and waiting for one or several futures in every way there is. Written against futures and tasks.
from asyncio import events, futures, tasks
from asyncio.exceptions import CancelledError

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class _OneTurn:
    """Awaited: every other task that is ready has its turn first."""

    def __await__(self):
        return iter(_once)


_once = (None,)
_one_turn = _OneTurn()


async def sleep(delay, result=None):
    if delay <= 0: #: asyncio/tasks.py 639 sleep | if delay <= 0: | 3 13
        await _one_turn
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    future._what = f"sleep({delay})"
    handle = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future #: asyncio/tasks.py 649 sleep | return await future | 7 19
    finally:
        handle.cancel()


def _release(waiter):
    if not waiter.done():
        waiter.set_result(None)


# ---- for one ---------------------------------------------------------------------------------------------------------

async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()

    def release(_):
        _release(waiter)

    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    loop = events.get_running_loop()
    if timeout is None:
        return await fut #: asyncio/tasks.py 452 wait_for | return await fut | 7 16
    if timeout <= 0:
        fut = tasks.ensure_future(fut, loop=loop) #: asyncio/tasks.py 455 wait_for | fut = ensure_future(fut, loop=loop) | 6 35
        if fut.done():
            return fut.result() #: asyncio/tasks.py 458 wait_for | return fut.result() | 7 19
        await _cancel_and_wait(fut, loop)
        try:
            return fut.result() #: asyncio/tasks.py 462 wait_for | return fut.result() | 7 19
        except CancelledError as problem:
            raise TimeoutError() from problem #: asyncio/tasks.py 464 wait_for | raise exceptions.TimeoutError() from exc

    waiter = loop.create_future()
    handle = loop.call_later(timeout, _release, waiter)

    def release(_):
        _release(waiter)

    fut = tasks.ensure_future(fut, loop=loop) #: asyncio/tasks.py 470 wait_for | fut = ensure_future(fut, loop=loop) | 6 35
    waiter._what = f"wait_for({fut.get_name()})" if isinstance(fut, tasks.Task) else "wait_for"
    fut.add_done_callback(release)
    try:
        try:
            await waiter #: asyncio/tasks.py 476 wait_for | await waiter
        except CancelledError:
            if fut.done():
                return fut.result() #: asyncio/tasks.py 479 wait_for | return fut.result() | 7 19
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result() #: asyncio/tasks.py 489 wait_for | return fut.result() | 7 19
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut, loop)
        try:
            return fut.result() #: asyncio/tasks.py 500 wait_for | return fut.result() | 7 19
        except CancelledError as problem:
            raise TimeoutError() from problem #: asyncio/tasks.py 502 wait_for | raise exceptions.TimeoutError() from exc
    finally:
        handle.cancel()


def shield(arg):
    inner = tasks._ensure_future(arg) #: asyncio/tasks.py 884 shield | inner = _ensure_future(arg) | 8 27
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()
    outer._what = "shield"
    outer._awaits = [inner]

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


# ---- for several -----------------------------------------------------------------------------------------------------

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if futures.isfuture(fs) or tasks.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.") #: asyncio/tasks.py 418 wait | raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(tasks.iscoroutine(future) for future in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()
    waiter = loop.create_future()
    waiter._what = f"wait({len(fs)})"
    waiter._awaits = fs
    handle = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def one_done(future):
        nonlocal left
        left -= 1
        is_enough = left <= 0 or return_when == FIRST_COMPLETED
        if not is_enough and return_when == FIRST_EXCEPTION:
            is_enough = not future.cancelled() and future.exception() is not None
        if is_enough:
            if handle is not None:
                handle.cancel()
            _release(waiter)

    for future in fs:
        future.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for future in fs:
            future.remove_done_callback(one_done)
    done = {future for future in fs if future.done()}
    return done, fs - done


def as_completed(fs, *, timeout=None):
    if futures.isfuture(fs) or tasks.iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _as_completed(fs, timeout)


def _as_completed(fs, timeout):
    from asyncio.queues import Queue
    done = Queue()
    loop = events.get_event_loop()
    todo = {tasks.ensure_future(future, loop=loop) for future in set(fs)}
    handle = None

    def timed_out():
        for future in todo:
            future.remove_done_callback(one_done)
            done.put_nowait(None)
        todo.clear()

    def one_done(future):
        if not todo:
            return
        todo.remove(future)
        done.put_nowait(future)
        if not todo and handle is not None:
            handle.cancel()

    async def next_one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    next_one.__qualname__ = "as_completed.<locals>._wait_for_one"
    for future in todo:
        future.add_done_callback(one_done)
    if todo and timeout is not None:
        handle = loop.call_later(timeout, timed_out)
    for _ in range(len(todo)):
        yield next_one()


class _GatheringFuture(futures.Future):
    """Cancelling it cancels those that it gathers; it ends when they have."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._awaits = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        # Every child is asked, whatever the others answer.
        answers = [child.cancel(msg) for child in self._awaits]
        if any(answers):
            self._cancel_requested = True
        return any(answers)


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    left = 0
    outer = None

    def _done_callback(future):
        nonlocal left
        left -= 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            problem = future._make_cancelled_error() if future.cancelled() else future.exception()
            if problem is not None:
                outer.set_exception(problem)
                return
        if left == 0:
            results = [_result_or_problem(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result(results)

    _done_callback.__qualname__ = "gather.<locals>._done_callback"
    future_of = {}
    children = []
    loop = None
    for arg in coros_or_futures:
        if arg not in future_of:
            future = tasks._ensure_future(arg, loop=loop) #: asyncio/tasks.py 827 gather | fut = _ensure_future(arg, loop=loop) | 6 36
            if loop is None:
                loop = future.get_loop()
            if future is not arg:
                future._log_destroy_pending = False
            left += 1
            future_of[arg] = future
            future.add_done_callback(_done_callback)
        children.append(future_of[arg])
    outer = _GatheringFuture(children, loop=loop)
    outer._what = f"gather({len(children)})"
    return outer


def _result_or_problem(future):
    if future.cancelled():
        return CancelledError("" if future._cancel_message is None else future._cancel_message)
    problem = future.exception()
    return future.result() if problem is None else problem
