# multiprocessing.forkserver: a process of one thread with an empty memory, that forks the children it is asked for.
import os
import signal
import sys
import _multiprocessing

_asks = None  # the end to ask through
_server = None  # its process id
_owner = None  # who started it: a forked child starts its own
_preload = ["__main__"]

_tellers = {}  # in the server: of each child, the pipe that its parent is told through
_ended = {}  # children whose end was seen before their fork came back


def set_forkserver_preload(modules_names):
    global _preload
    if not all([type(name) is str for name in modules_names]):
        raise TypeError("module_names must be a list of strings")
    _preload = modules_names


def ensure_running():
    global _asks, _server, _owner
    if _owner == os.getpid():
        if os.waitpid(_server, os.WNOHANG)[0] == 0:
            return
    if _asks is not None:
        os.close(_asks)
    ours, theirs = _multiprocessing.descriptor_pair()
    names = [name for name in _preload if name != "__main__"]
    command = f"from multiprocessing.forkserver import main; main({theirs}, {names!r})"
    _server = _multiprocessing.spawn(command, ["-c"], [theirs])
    os.close(theirs)
    _asks, _owner = ours, os.getpid()


def ask(descriptors):
    """For a child with these descriptors. The first is the pipe of its parcel, the second the one to tell the parent through."""
    distinct = list(dict.fromkeys(descriptors))
    _multiprocessing.give_descriptors(_asks, distinct)


def read_number(fd):
    data = b""
    while len(data) < 8:
        part = os.read(fd, 8 - len(data))
        if not part:
            raise EOFError("unexpected EOF")
        data += part
    return int.from_bytes(data, "little", signed=True)


def _tell(fd, number):
    try:
        os.write(fd, number.to_bytes(8, "little", signed=True))
    except BrokenPipeError:
        pass  # the parent does not want to know


def _note_ends(number, frame):
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        _ended[pid] = os.waitstatus_to_exitcode(status)
        _report_ends()


def _report_ends():
    for pid in [pid for pid in _ended if pid in _tellers]:
        teller = _tellers.pop(pid, None)
        if teller is not None:
            _tell(teller, _ended.pop(pid))
            os.close(teller)


def main(end, names):
    for name in names:
        try:
            __import__(name)
        except ImportError:
            pass
    _multiprocessing.tell_name("forkserver")
    signal.signal(signal.SIGCHLD, _note_ends)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        here, there = _multiprocessing.take_descriptors(end)
        if not here:
            os._exit(0)
        pid = os.fork()
        if pid == 0:
            _serve(end, here, there)
        teller = here[1]
        for fd in here:
            if fd != teller:
                os.close(fd)
        _tell(teller, pid)
        _tellers[pid] = teller
        _report_ends()


def _serve(end, here, there):
    """In the child."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.close(end)
        for teller in _tellers.values():
            os.close(teller)
        _tellers.clear()
        _ended.clear()
        os.close(here[1])
        _renumber(here[:1] + here[2:], there[:1] + there[2:])
        from multiprocessing import spawn
        code = spawn._run(there[0])
    except SystemExit as problem:
        code = problem.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
    finally:
        os._exit(code)


def _renumber(here, there):
    """The descriptors shall have the numbers here that the parcel knows them by."""
    highest = max(there)
    aside = []
    for fd in here:
        held = []
        copy = fd
        while copy <= highest:
            held.append(copy)
            copy = os.dup(copy)
        for one in held:
            os.close(one)
        aside.append(copy)
    for copy, number in zip(aside, there):
        os.dup2(copy, number, False)
        os.close(copy)
