# python: 3.11
import asyncio, contextlib, dataclasses, enum, functools, logging, sys, time
from collections import deque, defaultdict
logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s: %(message)s", stream=sys.stdout)
logging.getLogger("asyncio").setLevel(logging.WARNING)
log = logging.getLogger("app")
class Res:
    def __init__(self, n): self.n = n
    async def __aenter__(self): log.info("open %s", self.n); return self
    async def __aexit__(self, *e): log.info("close %s %s", self.n, e[0].__name__ if e[0] else None); return False
    async def aclose(self): print("aclosed")
@dataclasses.dataclass
class Msg:
    id: int
    body: str = "hi"
async def producer(q, n):
    for i in range(n): await q.put(Msg(i)); await asyncio.sleep(0)
    await q.put(None)
async def consumer(q):
    out = []
    while (m := await q.get()) is not None: out.append(m)
    return out
def timed(f):
    @functools.wraps(f)
    async def inner(*a, **k):
        r = await f(*a, **k); print("done", f.__name__); return r
    return inner
@timed
async def job(x): await asyncio.sleep(0.01 * x); return x
async def main():
    q = asyncio.Queue(2)
    _, out = await asyncio.gather(producer(q, 3), consumer(q)); print(out)
    print(await asyncio.gather(*(job(i) for i in (3, 1, 2))))
    async with contextlib.AsyncExitStack() as st:
        a = await st.enter_async_context(Res(1)); await st.enter_async_context(Res(2)); st.callback(print, "cb")
        async def cb(): print("acb")
        st.push_async_callback(cb)
    try:
        async with Res(3): raise ValueError("in")
    except ValueError as e: log.exception("caught")
    async with contextlib.aclosing(Res(4)) as r: print(r.n)
    r = await asyncio.gather(job(1), asyncio.wait_for(asyncio.sleep(5), 0.01), return_exceptions=True); print([type(x).__name__ for x in r])
    with contextlib.suppress(asyncio.TimeoutError):
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    async with contextlib.nullcontext(5) as n: print(n)
asyncio.run(main())
