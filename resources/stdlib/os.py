# os: the machine's functions, and what is made of them.
from _os import *
from _os import _exit, _stat_of
import sys

name = "posix"
sep = "/"
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
devnull = "/dev/null"
error = OSError


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    return type(path).__fspath__(path)


def makedirs(name, mode=511, exist_ok=False):
    head, tail = path.split(name)
    if head and tail and not path.exists(head):
        makedirs(head, mode, exist_ok)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def sched_getaffinity(pid):
    return set(range(cpu_count()))


def process_cpu_count():
    return len(sched_getaffinity(0))


def fdopen(fd, mode="r", buffering=-1, encoding=None):
    return open_file(fd, mode, buffering, encoding)


def system(command):
    raise NotImplementedError("os.system is not there; use the subprocess module")


import posixpath as path
sys.modules["os.path"] = path
from builtins import open as open_file
