import asyncio


async def job(n, seconds, fail=False):
    await asyncio.sleep(seconds)
    if fail:
        raise RuntimeError(f"job {n}")
    return n


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def main():
    def make():
        return [asyncio.create_task(job(1, 0.01), name="one"), asyncio.create_task(job(2, 0.2, True), name="two"), asyncio.create_task(job(3, 0.4), name="three")]

    done, pending = await asyncio.wait(make())
    print(names(done), names(pending))
    print([repr(t.exception()) for t in done if t.exception()])
    done, pending = await asyncio.wait(make(), return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    for t in pending:
        t.cancel()
    done, pending = await asyncio.wait(make(), return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))
    print([t.exception() for t in done if t.get_name() == "two"])
    done, pending = await asyncio.wait(make(), timeout=0.1)
    print(names(done), names(pending))
    done2, pending2 = await asyncio.wait(pending)
    print(names(done2), names(pending2))
    print([t.exception() for t in done2 if t.get_name() == "two"])

    for future in asyncio.as_completed([job(3, 0.3), job(1, 0.01), job(2, 0.15)]):
        print("completed", await future)
    try:
        for future in asyncio.as_completed([job(1, 0.01), job(2, 2)], timeout=0.2):
            print("completed", await future)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e))

    for wrong in ([], [job(1, 0)], job(2, 0)):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
        if wrong:
            (wrong[0] if isinstance(wrong, list) else wrong).close()
    t = asyncio.create_task(job(1, 0))
    try:
        await asyncio.wait([t], return_when="SOME")
    except ValueError as e:
        print(e)
    await t


asyncio.run(main())
