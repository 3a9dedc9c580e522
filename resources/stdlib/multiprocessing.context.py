# multiprocessing.context: ways to start a process, and everything they make.
import os
import sys
import _multiprocessing
import _thread

from multiprocessing import process


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


# ---- ways to start ---------------------------------------------------------------------------------------------------

class _Popen:
    """A child as its parent sees it."""
    _unjoined = 0

    def __init__(self, process_obj):
        from multiprocessing import util
        util._flush_std_streams()
        self.returncode = None
        self._reader, writer = _multiprocessing.pipe("")
        self.sentinel = self._reader.fd
        self._launch(process_obj, writer) #: multiprocessing/popen_fork.py 19 __init__ | self._launch(process_obj)
        writer.close()
        self._unjoined = _multiprocessing.process_object(self.pid)

    def _pack(self, process_obj):
        """What a child that starts afresh is to know, and the process object; their descriptors are collected beside them."""
        global _spawning
        import pickle
        from multiprocessing import spawn
        self.descriptors = []
        _spawning = self
        try:
            return pickle.dumps(spawn._preparation(process_obj)), pickle.dumps(process_obj)
        finally:
            _spawning = None

    def poll(self, flag=os.WNOHANG):
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, flag)
            except OSError:
                return None
            if pid == self.pid:
                signal_number = status & 0x7f
                self.returncode = -signal_number if signal_number else status >> 8 & 0xff
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is not None:
            # Somebody looked in passing, and it was gone then: the join is told here.
            _multiprocessing.tell_joined(self._unjoined)
            self._unjoined = 0
            return self.returncode
        if timeout is not None:
            import multiprocessing.connection  # a program finds it there from now on
            _multiprocessing.tell_join(self.pid, timeout)
            if not _multiprocessing.wait([self.sentinel], timeout):
                _multiprocessing.end_join()
                return None
        # Its end of the sentinel closes before the process is gone.
        if self.poll(os.WNOHANG if timeout == 0 else 0) is not None:
            self._unjoined = 0
        return self.returncode

    def _send_signal(self, number):
        if self.returncode is None:
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                pass
            except OSError:
                if self.wait(timeout=0.1) is None:
                    raise

    def terminate(self):
        self._send_signal(15)  # SIGTERM

    def kill(self):
        self._send_signal(9)  # SIGKILL

    def close(self):
        self._reader.close()


class _ForkPopen(_Popen):
    method = "fork"

    def _launch(self, process_obj, writer):
        self.pid = os.fork() #: multiprocessing/popen_fork.py 66 _launch | self.pid = os.fork() | 11 20
        if self.pid == 0:
            code = 1
            try:
                self._reader.close()
                code = process_obj._bootstrap()
            finally:
                os._exit(code)


_spawning = None


def get_spawning_popen():
    return _spawning


def assert_spawning(obj):
    if _spawning is None:
        raise RuntimeError(f"{type(obj).__name__} objects should only be shared between processes through inheritance") #: multiprocessing/context.py 373 assert_spawning | raise RuntimeError(


def _inherit(descriptor):
    """A descriptor that the child that is being started is to have."""
    _spawning.descriptors.append(descriptor)


def _send_parcel(sender, preparation, parcel):
    channel = _multiprocessing.Connection._new(None, sender)
    try:
        channel.send_bytes(preparation)
        channel.send_bytes(parcel)
    except BrokenPipeError:
        pass
    channel.close()


class _SpawnPopen(_Popen):
    method = "spawn"

    def _launch(self, process_obj, writer):
        from multiprocessing import spawn
        spawn._check_not_importing_main() #: multiprocessing/popen_spawn_posix.py 42 _launch | prep_data = spawn.get_preparation_data(process_obj._name) | 12 57 #: multiprocessing/spawn.py 164 get_preparation_data | _check_not_importing_main()
        preparation, parcel = self._pack(process_obj) #: multiprocessing/popen_spawn_posix.py 47 _launch | reduction.dump(process_obj, fp) #: multiprocessing/reduction.py 60 dump | ForkingPickler(file, protocol).dump(obj)
        self.descriptors.append(writer.fd)
        reader, sender = _multiprocessing.pipe("")
        command = f"from multiprocessing.spawn import spawn_main; spawn_main({reader.fd})"
        self.pid = _multiprocessing.spawn(command, ["-c", "--multiprocessing-fork"], self.descriptors + [reader.fd])
        reader.close()
        _send_parcel(sender, preparation, parcel)


class _ForkServerPopen(_Popen):
    """A child of the fork server, which tells its process id and, when it has ended, its exit code."""
    method = "forkserver"

    def __init__(self, process_obj):
        from multiprocessing import forkserver, util
        util._flush_std_streams()
        self.returncode = None
        self._launch(process_obj) #: multiprocessing/popen_fork.py 19 __init__ | self._launch(process_obj)

    def _launch(self, process_obj):
        from multiprocessing import forkserver, spawn
        spawn._check_not_importing_main() #: multiprocessing/popen_forkserver.py 42 _launch | prep_data = spawn.get_preparation_data(process_obj._name) | 12 57 #: multiprocessing/spawn.py 164 get_preparation_data | _check_not_importing_main()
        preparation, parcel = self._pack(process_obj) #: multiprocessing/popen_forkserver.py 47 _launch | reduction.dump(process_obj, buf) #: multiprocessing/reduction.py 60 dump | ForkingPickler(file, protocol).dump(obj)
        forkserver.ensure_running()
        reader, sender = _multiprocessing.pipe("")
        self._reader, teller = _multiprocessing.pipe("")
        self.sentinel = self._reader.fd
        forkserver.ask([reader.fd, teller.fd] + self.descriptors)
        self.pid = forkserver.read_number(self.sentinel)
        reader.close()
        teller.close()
        _send_parcel(sender, preparation, parcel)

    def poll(self, flag=os.WNOHANG):
        if self.returncode is None:
            from multiprocessing import forkserver
            if not _multiprocessing.wait([self.sentinel], 0 if flag == os.WNOHANG else None):
                return None
            try:
                self.returncode = forkserver.read_number(self.sentinel)
            except (OSError, EOFError):
                self.returncode = 255  # the server is gone, and nobody else knows
        return self.returncode


class Process(process.BaseProcess):
    _start_method = None

    @staticmethod
    def _Popen(process_obj):
        return _default_context.get_context().Process._Popen(process_obj) #: multiprocessing/context.py 224 _Popen | return _default_context.get_context().Process._Popen(process_obj) | 7 65


class ForkProcess(process.BaseProcess):
    _start_method = "fork"

    @staticmethod
    def _Popen(process_obj):
        return _ForkPopen(process_obj) #: multiprocessing/context.py 281 _Popen | return Popen(process_obj) | 7 25


class SpawnProcess(process.BaseProcess):
    _start_method = "spawn"

    @staticmethod
    def _Popen(process_obj):
        return _SpawnPopen(process_obj) #: multiprocessing/context.py 288 _Popen | return Popen(process_obj) | 7 25 #: multiprocessing/popen_spawn_posix.py 32 __init__ | super().__init__(process_obj)


class ForkServerProcess(process.BaseProcess):
    _start_method = "forkserver"

    @staticmethod
    def _Popen(process_obj):
        return _ForkServerPopen(process_obj) #: multiprocessing/context.py 300 _Popen | return Popen(process_obj) | 7 25 #: multiprocessing/popen_forkserver.py 35 __init__ | super().__init__(process_obj)


# ---- contexts --------------------------------------------------------------------------------------------------------

def _with_mark(queue, ctx):
    """The queue, whose locks know whether they are for forked processes only."""
    from multiprocessing.synchronize import _made_in
    _made_in(queue._rlock, ctx)
    return queue


class BaseContext:
    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError
    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)
    active_children = staticmethod(process.active_children)

    def cpu_count(self):
        number = os.cpu_count()
        if number is None:
            raise NotImplementedError("cannot determine number of cpus")
        return number

    def freeze_support(self):
        pass

    def get_logger(self):
        from multiprocessing.util import get_logger
        return get_logger()

    def log_to_stderr(self, level=None):
        from multiprocessing.util import log_to_stderr
        return log_to_stderr(level)

    def Manager(self):
        """A server process for shared objects, started."""
        from multiprocessing.managers import SyncManager
        manager = SyncManager(ctx=self.get_context())
        manager.start()
        return manager

    def Pipe(self, duplex=True):
        from multiprocessing.connection import Pipe
        return Pipe(duplex)

    def Queue(self, maxsize=0):
        from multiprocessing.queues import Queue
        return _with_mark(Queue(maxsize, ctx=self.get_context()), self)

    def JoinableQueue(self, maxsize=0):
        from multiprocessing.queues import JoinableQueue
        return _with_mark(JoinableQueue(maxsize, ctx=self.get_context()), self)

    def SimpleQueue(self):
        from multiprocessing.queues import SimpleQueue
        return _with_mark(SimpleQueue(ctx=self.get_context()), self)

    def Lock(self):
        from multiprocessing.synchronize import Lock
        return Lock(ctx=self.get_context())

    def RLock(self):
        from multiprocessing.synchronize import RLock
        return RLock(ctx=self.get_context())

    def Condition(self, lock=None):
        from multiprocessing.synchronize import Condition
        return Condition(lock, ctx=self.get_context())

    def Semaphore(self, value=1):
        from multiprocessing.synchronize import Semaphore
        return Semaphore(value, ctx=self.get_context())

    def BoundedSemaphore(self, value=1):
        from multiprocessing.synchronize import BoundedSemaphore
        return BoundedSemaphore(value, ctx=self.get_context())

    def Event(self):
        from multiprocessing.synchronize import Event, _made_in
        return _made_in(Event(ctx=self.get_context()), self)

    def Barrier(self, parties, action=None, timeout=None):
        from multiprocessing.synchronize import Barrier, _made_in
        barrier = Barrier(parties, action, timeout, ctx=self.get_context())
        _made_in(barrier._cond._lock, self)
        return barrier

    def Value(self, typecode_or_type, *args, lock=True):
        from multiprocessing.sharedctypes import Value
        return Value(typecode_or_type, *args, lock=lock, ctx=self.get_context()) #: multiprocessing/context.py 135 Value | return Value(typecode_or_type, *args, lock=lock, | 7 48

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        from multiprocessing.sharedctypes import Array
        return Array(typecode_or_type, size_or_initializer, lock=lock, ctx=self.get_context()) #: multiprocessing/context.py 141 Array | return Array(typecode_or_type, size_or_initializer, lock=lock, | 7 62

    def RawValue(self, typecode_or_type, *args):
        from multiprocessing.sharedctypes import RawValue
        return RawValue(typecode_or_type, *args)

    def RawArray(self, typecode_or_type, size_or_initializer):
        from multiprocessing.sharedctypes import RawArray
        return RawArray(typecode_or_type, size_or_initializer)

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        from multiprocessing.pool import Pool
        return Pool(processes, initializer, initargs, maxtasksperchild, context=self.get_context()) #: multiprocessing/context.py 119 Pool | return Pool(processes, initializer, initargs, maxtasksperchild, | 7 63

    def get_context(self, method=None):
        if method is None:
            return self
        found = _contexts.get(method)
        if found is None:
            raise ValueError(f"cannot find context for {method!r}") #: multiprocessing/context.py 193 get_context | raise ValueError('cannot find context for %r' % method) from None
        return found

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError("cannot set start method of concrete context") #: multiprocessing/context.py 201 set_start_method | raise ValueError('cannot set start method of concrete context')

    def set_forkserver_preload(self, module_names):
        from multiprocessing import forkserver
        forkserver.set_forkserver_preload(module_names)


class ForkContext(BaseContext):
    _name = "fork"
    Process = ForkProcess


class SpawnContext(BaseContext):
    _name = "spawn"
    Process = SpawnProcess


class ForkServerContext(BaseContext):
    _name = "forkserver"
    Process = ForkServerProcess


class DefaultContext(BaseContext):
    Process = Process
    _actual = None

    def get_context(self, method=None):
        if method is not None:
            return BaseContext.get_context(self, method) #: multiprocessing/context.py 243 get_context | return super().get_context(method) | 7 34
        if self._actual is None:
            self._actual = _contexts[_multiprocessing.default_method()]
        return self._actual

    def set_start_method(self, method, force=False):
        if self._actual is not None and not force:
            raise RuntimeError("context has already been set") #: multiprocessing/context.py 247 set_start_method | raise RuntimeError('context has already been set')
        if method is None and force:
            self._actual = None
            return
        self._actual = self.get_context(method) #: multiprocessing/context.py 251 set_start_method | self._actual_context = self.get_context(method) | 23 47

    def get_start_method(self, allow_none=False):
        if self._actual is None:
            if allow_none:
                return None
            self.get_context()
        return self._actual._name

    def get_all_start_methods(self):
        return ["fork", "spawn", "forkserver"]


_contexts = {"fork": ForkContext(), "spawn": SpawnContext(), "forkserver": ForkServerContext()}
_default_context = DefaultContext()
