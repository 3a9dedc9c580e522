# Context variables: each task, callback and thread has its own values, and what a task sets stays in it.
import asyncio
import contextvars
import threading
from contextvars import Context, ContextVar, Token, copy_context

request: ContextVar[str] = ContextVar("request", default="-")
depth = ContextVar("depth")


def log(*words):
    print(f"[{request.get()}]", *words)


async def query():
    await asyncio.sleep(0.01)
    log("queried")


async def handle(name, wait):
    token = request.set(name)
    log("begin")
    await asyncio.sleep(wait)
    await query()
    request.reset(token)
    log("after reset")


async def child():
    log("child sees")
    request.set("child")
    asyncio.get_running_loop().call_soon(log, "soon, from the child")
    asyncio.get_running_loop().call_later(0.01, log, "later, from the child")
    await asyncio.sleep(0.02)


async def main():
    await asyncio.gather(handle("A", 0.02), handle("B", 0.06), handle("C", 0.1))
    log("outside")
    request.set("main")
    await asyncio.create_task(child())
    log("after the child")
    await child()
    log("after awaiting it here")
    request.set("main again")
    task = asyncio.create_task(asyncio.sleep(0.01))
    task.add_done_callback(lambda task: log("done, as added"))
    request.set("changed since")
    await task
    await asyncio.sleep(0)
    await asyncio.to_thread(log, "in a thread of to_thread")
    await asyncio.get_running_loop().run_in_executor(None, log, "in an executor")
    own = Context()
    await asyncio.create_task(child(), context=own)
    print(own[request], len(own))
    asyncio.get_running_loop().call_soon(log, "with its own", context=own)
    await asyncio.sleep(0)
    async with asyncio.TaskGroup() as group:
        group.create_task(handle("in group", 0))
    log("end")


def by_hand():
    depth.set(depth.get(0) + 1)
    return depth.get(), copy_context()[depth]


asyncio.run(main())
log("after run")

for attempt in (lambda: depth.get(), lambda: ContextVar(3), lambda: Context(3), lambda: ContextVar(), lambda: request.reset(3), lambda: Token(), lambda: copy_context()[3]):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
first = request.set("one")
second = request.set("two")
print(first.old_value is Token.MISSING, second.old_value, first.var is request, request.get())
request.reset(second)
for wrong in (lambda: request.reset(second), lambda: depth.reset(first), lambda: copy_context().run(request.reset, first)):
    try:
        wrong()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0], str(error).split("> ")[-1])
context = copy_context()
print(context.run(by_hand), context.run(by_hand), depth.get("nothing here"), context[depth], depth in context, depth in copy_context())
print(sorted(variable.name for variable in context), sorted(map(str, context.values())), context == context.copy(), context.get(depth), len(context), dict(context.items())[depth])
try:
    context.run(lambda: context.run(by_hand))
except RuntimeError as error:
    print(str(error).split(":")[0])
thread = threading.Thread(target=log, args=("a new thread",))
thread.start()
thread.join()
print(ContextVar("x", default=[1]).get(), repr(request).split(" at ")[0], contextvars.copy_context is copy_context, type(context))
