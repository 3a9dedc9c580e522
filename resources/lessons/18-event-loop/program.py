import asyncio

async def brew(name, seconds):
    print(name, "begun", flush=True)
    await asyncio.sleep(seconds)
    print(name, "ready", flush=True)

async def main():
    await asyncio.gather(
        brew("tea", 0.6),
        brew("coffee", 0.4),
        brew("milk", 0.2))
    print("all ready")

asyncio.run(main())
