# Coroutines that stay in variables and are awaited by nobody: told where their function returns. Those that a task, a list or somebody
# else has are not.
import asyncio


async def fetch(n):
    return n


def alone():
    c = fetch(1)


def several():
    waiting = [fetch(2), fetch(3)]


def given():
    c = fetch(4)
    return c


def kept(into):
    c = fetch(5)
    into.append(c)


alone()
print("after one")
several()
print("after two")
asyncio.run(given())
box = []
kept(box)
print(asyncio.run(box.pop()))


async def main():
    forgotten = fetch(6)
    task = asyncio.create_task(fetch(7))
    again = fetch(8)
    print(await again, await task)


asyncio.run(main())


def tasks():
    c = fetch(9)
    return asyncio.ensure_future(c)


async def other():
    print(await tasks())

asyncio.run(other())
print("end")
left = [fetch(10)]
