# async and await without an event loop: a coroutine is driven with send.
class Pause:
    def __init__(self, name):
        self.name = name
    def __await__(self):
        answer = yield self.name
        return answer

async def leaf(n):
    got = await Pause("leaf " + str(n))
    return got * n

async def branch():
    a = await leaf(1)
    b = await leaf(2)
    try:
        await Pause("in try")
    except ValueError as error:
        print("caught", error)
    return a + b

c = branch()
print(type(c).__name__)
print(c.send(None))
print(c.send(10))
print(c.send(20))
try:
    c.throw(ValueError("in"))
except StopIteration as stop:
    print("result", stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)

class Manager:
    async def __aenter__(self):
        print("aenter")
        return await Pause("entering")
    async def __aexit__(self, *args):
        print("aexit", args[0])

class Steps:
    def __init__(self):
        self.n = 0
    def __aiter__(self):
        return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n

async def whole():
    async with Manager() as m:
        async for step in Steps():
            print(m, "step", step)
        else:
            print("else")
    return "done"

w = whole()
print(w.send(None))
try:
    w.send("m")
except StopIteration as stop:
    print(stop.value)
u = branch()
u.close()
