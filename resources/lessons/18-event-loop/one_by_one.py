import asyncio

async def brew(name):
    print(name, "begun", flush=True)
    await asyncio.sleep(0.4)
    print(name, "ready", flush=True)

async def main():
    await brew("tea")
    await brew("coffee")

asyncio.run(main())
