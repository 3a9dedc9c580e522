import asyncio
import sys


async def run(cmd):
    proc = await asyncio.create_subprocess_shell(cmd, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    stdout, stderr = await proc.communicate()
    print(f"[{cmd!r} exited with {proc.returncode}]")
    if stdout:
        print(f"[stdout]\n{stdout.decode()}")
    if stderr:
        print(f"[stderr]\n{stderr.decode()}")


async def main():
    await run("echo hello; echo oops >&2; exit 3")
    proc = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    proc.stdin.write(b"one\ntwo\n")
    await proc.stdin.drain()
    print(await proc.stdout.readline())
    out, err = await proc.communicate(b"three\n")
    print(out, err, proc.returncode)
    proc = await asyncio.create_subprocess_exec("sleep", "30")
    print(proc.returncode)
    proc.terminate()
    print(await proc.wait(), proc.returncode)
    try:
        proc.kill()
    except ProcessLookupError as e:
        print(repr(e))
    proc = await asyncio.create_subprocess_exec("sleep", "30")
    try:
        await asyncio.wait_for(proc.wait(), 0.05)
    except asyncio.TimeoutError:
        print("too slow")
        proc.kill()
        print(await proc.wait())
    try:
        await asyncio.create_subprocess_exec("no-such-program-here")
    except FileNotFoundError as e:
        print(e)
    procs = [await asyncio.create_subprocess_exec("sh", "-c", f"exit {i}") for i in range(3)]
    print(await asyncio.gather(*(p.wait() for p in procs)))


asyncio.run(main())
