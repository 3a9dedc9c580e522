# asyncio.taskgroups: tasks that end together. One that fails has the others cancelled, and the group raises what came of it.
from asyncio import events, tasks
from asyncio.exceptions import CancelledError


def _is_base_error(problem):
    return isinstance(problem, (SystemExit, KeyboardInterrupt))


class TaskGroup:
    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._on_completed = None

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return "<TaskGroup{}>".format(" ".join(info))

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._entered = True
        self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        if context is None:
            task = self._loop.create_task(coro, name=name) #: asyncio/taskgroups.py 161 create_task | task = self._loop.create_task(coro) | 7 35
        else:
            task = self._loop.create_task(coro, name=name, context=context) #: asyncio/taskgroups.py 163 create_task | task = self._loop.create_task(coro, context=context) | 7 52
        task.add_done_callback(self._on_task_done)
        self._tasks.add(task)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        if self._on_completed is not None and not self._tasks and not self._on_completed.done():
            self._on_completed.set_result(True)
        if task.cancelled() or task.exception() is None:
            return
        problem = task.exception()
        self._errors.append(problem)
        if _is_base_error(problem) and self._base_error is None:
            self._base_error = problem
        if self._parent_task.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent task {self._parent_task} is already completed",
                "exception": problem, "task": task})
        elif not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()

    async def __aexit__(self, kind, problem, traceback):
        self._exiting = True
        if problem is not None and _is_base_error(problem) and self._base_error is None:
            self._base_error = problem
        cancellation = problem if kind is CancelledError else None
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            # It was the group itself that had its task cancelled.
            cancellation = None
        if kind is not None and not self._aborting:
            self._abort()
        # The parent may be cancelled while it waits, more than once.
        while self._tasks:
            if self._on_completed is None:
                self._on_completed = self._loop.create_future()
                self._on_completed._what = f"TaskGroup({len(self._tasks)})"
                self._on_completed._awaits = self._tasks
            try:
                await self._on_completed
            except CancelledError as another:
                if not self._aborting:
                    cancellation = another
                    self._abort()
            self._on_completed = None
        if self._base_error is not None:
            raise self._base_error
        if cancellation and not self._errors:
            raise cancellation
        if kind is not None and kind is not CancelledError:
            self._errors.append(problem)
        if self._errors:
            errors = self._errors
            self._errors = None
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None #: asyncio/taskgroups.py 145 __aexit__ | raise me from None
