# asyncio.locks: locks and their kin between the tasks of one loop. Knows no thread.
import _trace

from asyncio import events, exceptions
from asyncio._loop_bound import Line, LoopBound
from asyncio.exceptions import CancelledError


class _Held:
    """async with."""

    async def __aenter__(self):
        await self.acquire() #: asyncio/locks.py 15 __aenter__ | await self.acquire()
        return None

    async def __aexit__(self, kind, problem, traceback):
        self.release()


def _told(kind):
    """Its number in the trace; what the library makes for itself has none."""
    return 0 if _trace.is_own("asyncio.locks") else _trace.new(kind)


def _task():
    """The number of the task whose turn it is: it holds what it takes, not the loop's thread."""
    loop = events._get_running_loop()
    task = loop._current_task if loop is not None else None
    return getattr(task, "_told", 0) or None


def _number():
    """Likewise, its own number."""
    loop = events._get_running_loop()
    task = loop._current_task if loop is not None else None
    return getattr(task, "_number", 0)


def _take(lock):
    """Who holds what is written down by numbers, which keep no task: to tell a circle (core/virtual/task_waits.cpp)."""
    if lock._holders is not None:
        lock._holders.append(_number())


def _give_back(lock):
    """By somebody else than a holder: then it is a signal, and nobody's."""
    if lock._holders is not None:
        number = _number()
        if number in lock._holders:
            lock._holders.remove(number)
        else:
            lock._holders = None


class Lock(_Held, LoopBound):
    def __init__(self):
        self._line = Line(self, "Lock")
        self._locked = False
        self._holders = []
        self._told = _told("Lock")

    def __repr__(self):
        return self._shown("locked" if self._locked else "unlocked", len(self._line.futures))

    def locked(self):
        return self._locked

    async def acquire(self):
        if self._locked or not all(future.cancelled() for future in self._line.futures):
            try:
                await self._line.wait() #: asyncio/locks.py 114 acquire | await fut
            except CancelledError:
                if not self._locked:
                    self._wake_first()
                raise
        self._locked = True
        _take(self)
        if self._told:
            _trace.tell("LockAcquire", self._told, _task())
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.") #: asyncio/locks.py 140 release | raise RuntimeError('Lock is not acquired.')
        self._locked = False
        _give_back(self)
        _trace.tell("LockRelease", self._told)
        self._wake_first()

    def _wake_first(self):
        # The very first only: where it is woken or cancelled already, it passes the lock on itself.
        if self._line.futures and not self._line.futures[0].done():
            self._line.futures[0].set_result(True)


class Event(LoopBound):
    def __init__(self):
        self._line = Line(self, "Event")
        self._value = False
        self._told = _told("Event")

    def __repr__(self):
        return self._shown("set" if self._value else "unset", len(self._line.futures))

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            _trace.tell("EventSet", self._told)
            self._line.wake(len(self._line.futures))

    def clear(self):
        if self._value:
            _trace.tell("EventClear", self._told)
        self._value = False

    async def wait(self):
        if not self._value:
            await self._line.wait() #: asyncio/locks.py 213 wait | await fut
        _trace.tell("EventWake", self._told)
        return True


class Condition(_Held, LoopBound):
    _is_part = False

    def __init__(self, lock=None):
        self._told = 0 if self._is_part else _told("Condition")
        self._lock = Lock() if lock is None else lock
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._line = Line(self, "Condition")

    def __repr__(self):
        return self._shown("locked" if self.locked() else "unlocked", len(self._line.futures))

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock") #: asyncio/locks.py 260 wait | raise RuntimeError('cannot wait on un-acquired lock')
        if self._told:
            _trace.tell("ConditionWait", self._told, None, _task() or 0)
        self.release()
        try:
            await self._line.wait() #: asyncio/locks.py 267 wait | await fut
            _trace.tell("ConditionWake", self._told)
            return True
        finally:
            if await self._acquire_again():
                raise CancelledError

    async def _acquire_again(self):
        """Whatever happens meanwhile; True if it was cancelled meanwhile."""
        was_cancelled = False
        while True:
            try:
                await self.acquire()
                return was_cancelled
            except CancelledError:
                was_cancelled = True

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait() #: asyncio/locks.py 294 wait_for | await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock") #: asyncio/locks.py 311 notify | raise RuntimeError('cannot notify on un-acquired lock')
        woken = self._line.wake(n, False)
        if self._told:
            _trace.tell("ConditionNotify", self._told, woken)

    def notify_all(self):
        self.notify(len(self._line.futures))


class Semaphore(_Held, LoopBound):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0") #: asyncio/locks.py 348 __init__ | raise ValueError("Semaphore initial value must be >= 0")
        self._line = Line(self, "Semaphore")
        self._value = value
        self._holders = []
        self._told = _told("Semaphore")
        _trace.tell("SemaphoreRelease", self._told, value)

    def __repr__(self):
        state = "locked" if self.locked() else f"unlocked, value:{self._value}"
        return self._shown(state, len(self._line.futures))

    def locked(self):
        return self._value == 0 or any(not future.cancelled() for future in self._line.futures)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            _take(self)
            _trace.tell("SemaphoreAcquire", self._told, self._value)
            return True
        # Whoever wakes it has taken one for it.
        await self._wait() #: asyncio/locks.py 387 acquire | await fut
        _take(self)
        _trace.tell("SemaphoreAcquire", self._told, self._value)
        if self._value > 0:
            self._wake_next()
        return True

    async def _wait(self):
        future = self._get_loop().create_future()
        future._what = self._told or "Semaphore"
        future._is_for = self
        self._line.futures.append(future)
        try:
            try:
                await future
            finally:
                self._line.futures.remove(future)
        except CancelledError:
            if not future.cancelled():
                self._value += 1
                self._wake_next()
            raise

    def release(self):
        self._value += 1
        _give_back(self)
        _trace.tell("SemaphoreRelease", self._told, self._value)
        self._wake_next()

    def _wake_next(self):
        self._value -= self._line.wake(1)


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound_value = value

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times") #: asyncio/locks.py 434 release | raise ValueError('BoundedSemaphore released too many times')
        super().release()


class _PartLock(Lock):
    def __init__(self):
        self._line = Line(self, "Lock")
        self._locked = False
        self._holders = []
        self._told = 0


class _PartCondition(Condition):
    """What tasks wait on inside something else, which tells of itself."""
    _is_part = True


class Barrier(LoopBound):
    """filling: tasks come. draining: the last has come, all leave. resetting: all leave with an error. broken: for good."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._condition = _PartCondition(_PartLock())
        self._told = _told("Barrier")
        self._condition._line.what = self._told or "Barrier"
        self._parties = parties
        self._state = "filling"
        self._inside = 0

    def __repr__(self):
        state = self._state
        if not self.broken:
            state += f", waiters:{self.n_waiting}/{self._parties}"
        return self._shown(state)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, kind, problem, traceback):
        pass

    async def wait(self):
        async with self._condition:
            await self._condition.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise exceptions.BrokenBarrierError("Barrier aborted")
            number = self._inside
            self._inside += 1
            if self._told:
                _trace.tell("BarrierCount", self._told, self._inside)
            try:
                if number + 1 == self._parties:
                    self._change("draining")
                else:
                    await self._condition.wait_for(lambda: self._state != "filling")
                    if self._state in ("broken", "resetting"):
                        raise exceptions.BrokenBarrierError("Abort or reset of barrier")
                if self._told:
                    _trace.tell("BarrierPass", self._told, number)
                return number
            finally:
                self._inside -= 1
                if self._inside == 0:
                    self._change(self._state if self._state == "broken" else "filling")

    def _change(self, state):
        self._state = state
        self._condition.notify_all()

    async def reset(self):
        async with self._condition:
            if self._told and self._inside > 0:
                _trace.tell("BarrierBreak", self._told)
            self._change("resetting" if self._inside > 0 else "filling")

    async def abort(self):
        async with self._condition:
            if self._told:
                _trace.tell("BarrierBreak", self._told)
            self._change("broken")

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._inside if self._state == "filling" else 0)
    broken = property(lambda self: self._state == "broken")
