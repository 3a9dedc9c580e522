# A coroutine that is never awaited is told of even where an exception ends the program.
import asyncio
async def get():
    return {"a": 1}
async def main():
    answer = get()
    print("asking")
    print(answer["a"])
asyncio.run(main())
