# multiprocessing.process: a process as an object of its parent's, and what a child does from its beginning to its end.
import os
import sys
import _multiprocessing
import _thread

from _itertools import count as _count_from

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

try:
    ORIGINAL_DIR = os.getcwd()
except OSError:
    ORIGINAL_DIR = None  # it is gone
_children = set()
_numbers = _count_from(1)


def current_process():
    return _current_process


def parent_process():
    return _parent_process


def active_children():
    _cleanup()
    return list(_children)


def _cleanup():
    for child in list(_children):
        if child._popen is not None and child._popen.poll() is not None:
            _children.discard(child)


class AuthenticationString(bytes):
    def __reduce__(self):
        from multiprocessing import context
        if context.get_spawning_popen() is None:
            raise TypeError("Pickling an AuthenticationString object is disallowed for security reasons")
        return (AuthenticationString, (bytes(self),))


class BaseProcess:
    def _Popen(self):
        raise NotImplementedError

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now" #: multiprocessing/process.py 82 __init__ | assert group is None, 'group argument must be None for now' | 7 20
        self._identity = _current_process._identity + (next(_numbers),)
        self._config = _current_process._config.copy()
        self._parent_pid = os.getpid()
        self._parent_name = _current_process.name
        self._popen = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + "-" + ":".join([str(i) for i in self._identity])
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed") #: multiprocessing/process.py 101 _check_closed | raise ValueError("process object is closed")

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs) #: multiprocessing/process.py 108 run | self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed() #: multiprocessing/process.py 114 start | self._check_closed()
        assert self._popen is None, "cannot start a process twice" #: multiprocessing/process.py 115 start | assert self._popen is None, 'cannot start a process twice' | 7 26
        assert self._parent_pid == os.getpid(), "can only start a process object created by current process" #: multiprocessing/process.py 116 start | assert self._parent_pid == os.getpid(), \ | 7 38
        assert not _current_process._config.get("daemon"), "daemonic processes are not allowed to have children" #: multiprocessing/process.py 118 start | assert not _current_process._config.get('daemon'), \
        _cleanup()
        _prepare_what_children_need()
        self._popen = self._Popen(self) #: multiprocessing/process.py 121 start | self._popen = self._Popen(self) | 14 31
        self._sentinel = self._popen.sentinel
        del self._target, self._args, self._kwargs
        _children.add(self)

    def terminate(self):
        self._check_closed() #: multiprocessing/process.py 132 terminate | self._check_closed()
        self._popen.terminate() #: multiprocessing/process.py 133 terminate | self._popen.terminate() | 0 21

    def kill(self):
        self._check_closed() #: multiprocessing/process.py 139 kill | self._check_closed()
        self._popen.kill() #: multiprocessing/process.py 140 kill | self._popen.kill() | 0 16

    def join(self, timeout=None):
        self._check_closed() #: multiprocessing/process.py 146 join | self._check_closed()
        assert self._parent_pid == os.getpid(), "can only join a child process" #: multiprocessing/process.py 147 join | assert self._parent_pid == os.getpid(), 'can only join a child process' | 7 38
        assert self._popen is not None, "can only join a started process" #: multiprocessing/process.py 148 join | assert self._popen is not None, 'can only join a started process' | 7 30
        if timeout is None:
            ended = self._popen.wait(None) #: multiprocessing/process.py 149 join | res = self._popen.wait(timeout) | 6 31 #: multiprocessing/popen_fork.py 43 wait | return self.poll(os.WNOHANG if timeout == 0.0 else 0) | 7 53 #: multiprocessing/popen_fork.py 27 poll | pid, sts = os.waitpid(self.pid, flag) | 11 37
        else:
            ended = self._popen.wait(timeout)
        if ended is not None:
            _children.discard(self)

    def is_alive(self):
        self._check_closed() #: multiprocessing/process.py 157 is_alive | self._check_closed()
        if self is _current_process:
            return True
        assert self._parent_pid == os.getpid(), "can only test a child process" #: multiprocessing/process.py 160 is_alive | assert self._parent_pid == os.getpid(), 'can only test a child process' | 7 38
        if self._popen is None:
            return False
        if self._popen.poll() is None:
            return True
        _children.discard(self)
        return False

    def close(self):
        if self._popen is not None:
            if self._popen.poll() is None:
                raise ValueError("Cannot close a process while it is still running. You should first call join() or terminate().") #: multiprocessing/process.py 181 close | raise ValueError("Cannot close a process while it is still running. "
            self._popen.close()
            self._popen = None
            del self._sentinel
            _children.discard(self)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string" #: multiprocessing/process.py 195 name | assert isinstance(name, str), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        return self._config.get("daemon", False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, "process has already started" #: multiprocessing/process.py 210 daemon | assert self._popen is None, 'process has already started' | 7 26
        self._config["daemon"] = daemonic

    @property
    def authkey(self):
        return self._config["authkey"]

    @authkey.setter
    def authkey(self, authkey):
        self._config["authkey"] = AuthenticationString(authkey)

    @property
    def exitcode(self):
        self._check_closed() #: multiprocessing/process.py 229 exitcode | self._check_closed()
        if self._popen is None:
            return None
        return self._popen.poll()

    @property
    def ident(self):
        self._check_closed() #: multiprocessing/process.py 239 ident | self._check_closed()
        if self is _current_process:
            return os.getpid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self):
        self._check_closed() #: multiprocessing/process.py 253 sentinel | self._check_closed()
        try:
            return self._sentinel
        except AttributeError:
            raise ValueError("process not started") from None #: multiprocessing/process.py 257 sentinel | raise ValueError("process not started") from None

    def __repr__(self):
        exitcode = None
        if self is _current_process:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._parent_pid != os.getpid():
            status = "unknown"
        elif self._popen is None:
            status = "initial"
        else:
            exitcode = self._popen.poll()
            status = "started" if exitcode is None else "stopped"
        parts = [type(self).__name__, f"name={self._name!r}"]
        if self._popen is not None:
            parts.append(f"pid={self._popen.pid}")
        parts.append(f"parent={self._parent_pid}")
        parts.append(status)
        if exitcode is not None:
            parts.append(f"exitcode={_code_name(exitcode)}")
        if self.daemon:
            parts.append("daemon")
        return f"<{' '.join(parts)}>"

    def _bootstrap(self, parent_sentinel=None):
        """All that a child does; gives its exit code."""
        global _children, _current_process, _numbers, _parent_process
        import threading
        from multiprocessing import util
        try:
            _numbers = _count_from(1)
            _children = set()
            sys.stdin = open(os.devnull)
            _parent_process = _ParentProcess(self._parent_name, self._parent_pid, parent_sentinel)
            _current_process = self
            threading._check_fork()
            threading._shutting_down.clear()
            util._after_fork()
            _multiprocessing.tell_name(self._name)
            util.info("child process calling self.run()")
            try:
                self.run() #: multiprocessing/process.py 314 _bootstrap | self.run()
                code = 0
            finally:
                util._exit_function()
        except SystemExit as end:
            if end.code is None:
                code = 0
            elif isinstance(end.code, int):
                code = end.code
            else:
                sys.stderr.write(str(end.code) + "\n")
                code = 1
        except BaseException as problem:
            code = 1
            _thread._tell_uncaught(problem)
            sys.stderr.write(f"Process {self.name}:\n" + _thread._report(problem))
        finally:
            threading._shutdown()
            util.info("process exiting with exitcode %d", code)
            util._flush_std_streams()
        return code


_has_what_children_need = False


def _prepare_what_children_need():
    # Before the first fork: else each child would read and compile it for itself, and write to pages that it has in common with us.
    global _has_what_children_need
    if _has_what_children_need:
        return
    _has_what_children_need = True
    import threading
    from multiprocessing import util
    _ParentProcess("", 0, None)


_SIGNALS = {1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 10: "SIGUSR1",
            11: "SIGSEGV", 12: "SIGUSR2", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM"}


def _code_name(code):
    return "-" + _SIGNALS[-code] if -code in _SIGNALS else code


class _ParentProcess(BaseProcess):
    def __init__(self, name, pid, sentinel):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._sentinel = sentinel
        self._config = {}

    def is_alive(self):
        return os.getppid() == self._pid

    @property
    def ident(self):
        return self._pid

    pid = ident

    def join(self, timeout=None):
        import time
        end = None if timeout is None else time.monotonic() + timeout
        while self.is_alive() and (end is None or time.monotonic() < end):
            time.sleep(0.01)


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {"authkey": AuthenticationString(_multiprocessing.random_bytes(32)), "semprefix": "/mp"}

    def close(self):
        pass


_parent_process = None
_current_process = _MainProcess()
