# python: 3.11
# What a traceback shows of the library where a program asks it for what cannot be: the text is compared here as lines of its own,
# since the comparison of standard error leaves out what stands in the library.
import asyncio
import collections
import concurrent.futures
import enum
import logging
import multiprocessing
import os
import random
import sched
import signal
import socket
import subprocess
import traceback


def tell(ask):
    try:
        ask()
    except BaseException as problem:
        print(type(problem).__name__, problem if not isinstance(problem, subprocess.TimeoutExpired) else "")
        for frame in traceback.extract_tb(problem.__traceback__)[2:]:
            file = "here" if frame.filename == __file__ else frame.filename.split("python3.11/")[-1]
            print("   ", file, frame.lineno, frame.name, "|", frame.line if not file.startswith("<") else "")


class Color(enum.Enum):
    RED = 1


def change(key, value):
    os.environ[key] = value


def schedule():
    plan = sched.scheduler()
    plan.enter(0, 1, lambda: 1 / 0)
    plan.run()


def accept():
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.01)
    server.accept()


def without_loop():
    work = asyncio.sleep(0)
    try:
        asyncio.create_task(work)
    finally:
        work.close()


def pieces_of_pool(name):
    with multiprocessing.Pool(1) as pool:
        getattr(pool, name)(abs, [1], 0)


def pieces():
    yield 1
    raise KeyError("second")


def mapped(items):
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        pool.map(abs, items)


async def nobody_there():
    await asyncio.open_connection("127.0.0.1", 1)


for ask in (lambda: subprocess.run(["sleep", "5"], timeout=0.2), lambda: subprocess.run(["sleep", "5"], timeout=0.2, capture_output=True), lambda: asyncio.run(asyncio.to_thread(int, "x")),
            without_loop, lambda: random.choice([]), lambda: random.choice(5), lambda: random.randint(3, 1), lambda: random.randint("1", "6"), lambda: random.randint(1, 2.5),
            lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.sample({1}, 1), lambda: random.choices([]), lambda: random.shuffle((1, 2)), lambda: random.seed([]),
            lambda: os.environ["NOPE"], lambda: change("a", 1), lambda: change(1, "a"), lambda: os.environ.pop("NOPE"), lambda: os.getenv(1), lambda: os.execvp("nothing-there", ["a"]),
            lambda: os.makedirs("/proc/nothing/there"), lambda: signal.signal(9, print), lambda: signal.getsignal(99), lambda: Color(7), lambda: Color["X"], lambda: Color.X,
            lambda: setattr(Color, "RED", 3), lambda: logging.getLogger().setLevel("X"), lambda: logging.Handler().setLevel(1.5), lambda: logging.basicConfig(level="X"),
            lambda: logging.getLogger(5), schedule, accept, lambda: mapped(5), lambda: mapped(pieces()), lambda: concurrent.futures.wait(5), lambda: asyncio.run(asyncio.wait([])),
            lambda: asyncio.run(nobody_there()), lambda: asyncio.run(asyncio.sleep("x")),
            lambda: pieces_of_pool("imap"), lambda: pieces_of_pool("imap_unordered"), lambda: collections.namedtuple("Two", "a b")._make([1])):
    tell(ask)
