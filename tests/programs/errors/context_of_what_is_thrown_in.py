# What is thrown into a generator or a coroutine has what that handles for its context, level by level.
import asyncio
async def w():
    try: raise ValueError("v")
    except ValueError: await asyncio.sleep(5)
async def m():
    t = asyncio.create_task(w()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print(repr(e.__context__))
asyncio.run(m())
def inner():
    yield 1
def outer():
    try: raise ValueError("o")
    except ValueError: yield from inner()
g = outer(); next(g)
try: g.throw(KeyError("k"))
except KeyError as e: print(repr(e.__context__))
def outer2():
    try: raise ValueError("o")
    except ValueError:
        try: yield 1
        except KeyError as e: print(repr(e.__context__)); raise
g = outer2(); next(g)
try: g.throw(KeyError("k"))
except KeyError as e: print(repr(e.__context__))
def three():
    try: raise IndexError("t")
    except IndexError: yield from outer()
g = three(); next(g)
try:
    try: raise RuntimeError("thrower")
    except RuntimeError: g.throw(KeyError("k"))
except KeyError as e: print(repr(e.__context__), repr(e.__context__.__context__))
async def fail(): raise ZeroDivisionError("z")
async def h():
    t = asyncio.create_task(fail())
    try: raise ValueError("v")
    except ValueError:
        try: await t
        except ZeroDivisionError as e: print(repr(e.__context__))
asyncio.run(h())
def plain():
    yield 1
g = plain(); next(g)
try: g.throw(KeyError("p"))
except KeyError as e: print(repr(e.__context__))
def catches():
    try: yield from inner()
    except KeyError as e: print("caught", repr(e.__context__)); yield 2
g = catches(); next(g); print(g.throw(KeyError("c")))
