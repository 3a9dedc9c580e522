
async def f(x):
    return x * 2
c = f(3)
try:
    c.send(None)
except StopIteration as e:
    print("si", e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        print("got", got)
        return got
async def g():
    a = await Aw(1)
    b = await Aw(2)
    return a, b
c = g()
print(c.send(None), c.send("x"))
try: c.send("y")
except StopIteration as e: print(e.value)
class CM:
    def __init__(s, n, swallow=False): s.n = n; s.s = swallow
    async def __aenter__(s):
        await Aw("enter" + s.n)
        return s
    async def __aexit__(s, t, v, tb):
        print("exit", s.n, t, v)
        await Aw("exit" + s.n)
        return s.s
class It:
    def __init__(s, n): s.n = n
    def __aiter__(s): return s
    async def __anext__(s):
        if s.n == 0: raise StopAsyncIteration
        s.n -= 1
        await Aw("next%d" % s.n)
        return s.n
async def h():
    async with CM("a") as a, CM("b", True) as b:
        print(a.n, b.n)
        async for i in It(3):
            print("item", i)
            if i == 1: break
        else:
            print("no")
        async for i in It(1): pass
        else: print("else")
        raise ValueError("boom")
    async with CM("c"):
        return 5
def drive(c):
    v = None
    while True:
        try: v = c.send(v)
        except StopIteration as e: return e.value
        print("y", v)
print(drive(h()))
c = h()
c.send(None)
try: c.throw(KeyError("k"))
except KeyError as e: print(repr(e))
c = h(); c.send(None); c.close(); c.close()
try: c.send(None)
except RuntimeError as e: print(e)
c = f(1)
try: c.send(1)
except TypeError as e: print(e)
c.close()
async def bad():
    await 5
try: drive(bad())
except TypeError as e: print(e)
async def bad2():
    async with 5: pass
try: drive(bad2())
except TypeError as e: print(e)
async def bad3():
    async for i in [1]: pass
try: drive(bad3())
except TypeError as e: print(e)
async def bad4():
    raise StopIteration(3)
try: drive(bad4())
except RuntimeError as e: print(repr(e), repr(e.__cause__))
class W:
    def __await__(self): return 5
async def bad5(): await W()
try: drive(bad5())
except TypeError as e: print(e)
async def comp():
    return [await f(i) for i in range(3)], {i: await f(i) for i in range(2)}
print(type(c), type(f), c.__name__, c.__qualname__)
print(c.cr_running, c.cr_await, c.cr_frame)
c2 = g(); print(c2.cr_frame is None); c2.send(None); print(type(c2.cr_await)); c2.close()
async def self_():
    global me
    me.send(None)
me = self_()
try: me.send(None)
except ValueError as e: print(e)
try: iter(c2)
except TypeError as e: print(e)
try:
    for i in c2: pass
except TypeError as e: print(e)
try: next(c2)
except TypeError as e: print(e)
async def exc():
    try:
        await Aw(1)
    finally:
        print("fin")
c = exc(); c.send(None); c.close()
async def ign():
    try:
        await Aw(1)
    except GeneratorExit:
        await Aw(2)
c = ign(); c.send(None)
try: c.close()
except RuntimeError as e: print(e)


async def waits():
    await Aw("shared")
shared = waits()
async def first(): await shared
a = first()
a.send(None)
b = first()
try: b.send(None)
except RuntimeError as e: print(e)
try: a.send("go")
except StopIteration: print("first is done")
try: first().send(None)
except RuntimeError as e: print(e)
