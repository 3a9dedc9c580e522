# Names of the library that stand in many a program, in a line or two each.
import datetime
import gc
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import typing
import weakref

for year, week, day in ((2024, 1, 1), (2020, 53, 7), (2021, 52, 3), (1, 1, 1)):
    print(datetime.date.fromisocalendar(year, week, day), datetime.datetime.fromisocalendar(year, week, day))
for wrong in ((2021, 53, 1), (2021, 0, 1), (2021, 1, 8), (0, 1, 1)):
    try:
        print(datetime.date.fromisocalendar(*wrong))
    except ValueError as problem:
        print(problem)

print(gc.garbage, gc.callbacks, gc.get_debug(), len(gc.get_stats()), gc.is_tracked([]), gc.is_tracked(1))
lock = threading.Lock()
print(lock.acquire_lock(), lock.locked_lock(), lock.release_lock(), lock.locked())


class C:
    def __call__(self):
        return 5


class D:
    pass


c, d = C(), D()
print(isinstance(weakref.proxy(d), weakref.ProxyType), isinstance(weakref.proxy(c), weakref.CallableProxyType), isinstance(weakref.proxy(c), weakref.ProxyType),
      weakref.proxy(c)(), callable(weakref.proxy(c)), callable(weakref.proxy(d)), len(weakref.ProxyTypes))

print(typing.ContextManager[int], typing.AsyncContextManager[str], typing.Match[str], typing.Pattern[bytes])


class Movie(typing.TypedDict):
    name: str


@typing.dataclass_transform(kw_only_default=True)
def model(cls):
    return cls


print(typing.is_typeddict(Movie), typing.is_typeddict(dict), model.__dataclass_transform__)

print(os.sysconf("SC_NPROCESSORS_ONLN") == os.cpu_count(), os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK"), os.sysconf_names["SC_PHYS_PAGES"])
for wrong in ("SC_NOTHING", 1.5, 9999):
    try:
        print(os.sysconf(wrong))
    except (OSError, ValueError, TypeError) as problem:
        print(type(problem).__name__, problem)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    fd = os.open(path, os.O_RDWR | os.O_CREAT)
    os.write(fd, b"0123456789")
    print(os.pread(fd, 3, 4), os.pwrite(fd, b"ab", 1), os.pread(fd, 20, 0), os.lseek(fd, 0, os.SEEK_CUR))
    os.fchmod(fd, 0o600)
    print(oct(os.stat(path).st_mode))
    os.close(fd)
    try:
        os.pread(fd, 1, 0)
    except OSError as problem:
        print(problem)
    try:
        os.pread(os.pipe()[0], 1, 0)
    except OSError as problem:
        print(problem)
    usage = shutil.disk_usage(folder)
    print(usage.total > 0, usage.used <= usage.total, usage._fields, type(usage).__name__)
    try:
        shutil.disk_usage(os.path.join(folder, "nothing"))
    except FileNotFoundError as problem:
        print(problem.strerror)
    source = os.path.join(folder, "source")
    os.makedirs(os.path.join(source, "__pycache__"))
    for name in ("a.py", "b.pyc", "c.txt"):
        open(os.path.join(source, name), "w").close()
    shutil.copytree(source, os.path.join(folder, "target"), ignore=shutil.ignore_patterns("*.pyc", "__pycache__"))
    print(sorted(os.listdir(os.path.join(folder, "target"))))

child = subprocess.Popen(["echo", "a"], stdout=subprocess.PIPE, universal_newlines=True)
print(child.universal_newlines, child.communicate())
print(socket.getnameinfo(("127.0.0.1", 80), 0), socket.getnameinfo(("127.0.0.1", 12345), socket.NI_NUMERICHOST), socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICSERV))
