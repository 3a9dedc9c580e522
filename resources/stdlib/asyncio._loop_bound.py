# asyncio._loop_bound: things that belong to the first loop that had to wait for them; how they name themselves. Knows none of them.
from asyncio import events


class LoopBound:
    _loop = None

    def _get_loop(self):
        loop = events._get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    def _shown(self, state, waiting=None):
        text = object.__repr__(self)[1:-1]
        if waiting:
            state += f", waiters:{waiting}"
        return f"<{text} [{state}]>"


class Line:
    """Tasks that wait, one behind the other."""

    def __init__(self, owner, what):
        self.owner = owner
        self.what = what
        self.futures = []

    async def wait(self):
        """Until somebody gives this future a result. Whoever is cancelled has left the line when it hears of it."""
        future = self.owner._get_loop().create_future()
        future._what = getattr(self.owner, "_told", 0) or self.what
        future._is_for = self.owner
        self.futures.append(future)
        try:
            return await future
        finally:
            self.futures.remove(future)

    def wake(self, most, result=True):
        """The first `most` that nobody has woken or cancelled yet; how many it were."""
        woken = 0
        for future in self.futures:
            if woken >= most:
                break
            if not future.done():
                future.set_result(result)
                woken += 1
        return woken
