# Ctrl-C cancels the main task, which may tidy up.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("main is cancelled")
        raise
    finally:
        print("tidied up")


try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print(repr(e))


async def with_handler():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def on_signal(name):
        print("got", name)
        stop.set()

    for sig in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sig, on_signal, sig.name)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(stop.wait(), 5)
    stop.clear()
    os.kill(os.getpid(), signal.SIGINT)
    await stop.wait()
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
    try:
        loop.add_signal_handler(signal.SIGKILL, print)
    except RuntimeError as e:
        print(str(e)[:3])


asyncio.run(with_handler())
print(signal.getsignal(signal.SIGTERM) is signal.SIG_DFL)
