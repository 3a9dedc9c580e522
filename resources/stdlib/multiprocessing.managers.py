# multiprocessing.managers: objects that live in a server process, and proxies that call their methods from any other, on this
# machine or another, with CPython at either end. The server stands in multiprocessing._server, the proxies in multiprocessing._proxies.
import queue
import threading

from multiprocessing import context, pool, process, util
from multiprocessing._proxies import (AcquirerProxy, ArrayProxy, AutoProxy, BarrierProxy, BaseListProxy, BaseProxy, ConditionProxy, DictProxy,
                                      EventProxy, IteratorProxy, ListProxy, MakeProxyType, NamespaceProxy, PoolProxy, RebuildProxy, ValueProxy)
from multiprocessing._server import RemoteError, Server, Token, all_methods, convert_to_error, dispatch, listener_client, public_methods
from multiprocessing.context import AuthenticationError, ProcessError
from multiprocessing.process import AuthenticationString

__all__ = ["BaseManager", "SyncManager", "BaseProxy", "Token", "SharedMemoryManager"]


class State:
    __slots__ = ["value"]
    INITIAL = 0
    STARTED = 1
    SHUTDOWN = 2


class BaseManager:
    _registry = {}
    _Server = Server

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0):
        if authkey is None:
            authkey = process.current_process().authkey
        self._address = address
        self._authkey = AuthenticationString(authkey)
        self._state = State()
        self._state.value = State.INITIAL
        self._serializer = serializer
        self._Listener, self._Client = listener_client[serializer]
        self._ctx = ctx or context._default_context.get_context()
        self._shutdown_timeout = shutdown_timeout
        self._process = None

    def _check_initial(self):
        if self._state.value != State.INITIAL:
            if self._state.value == State.STARTED:
                raise ProcessError("Already started server")
            if self._state.value == State.SHUTDOWN:
                raise ProcessError("Manager has shut down")
            raise ProcessError(f"Unknown state {self._state.value!r}")

    def get_server(self):
        self._check_initial()
        return Server(self._registry, self._address, self._authkey, self._serializer)

    def connect(self):
        connection = self._Client(self._address, authkey=self._authkey) #: multiprocessing/managers.py 532 connect | conn = Client(self._address, authkey=self._authkey) | 7 51
        try:
            dispatch(connection, None, "dummy")
        finally:
            connection.close()
        self._state.value = State.STARTED

    def start(self, initializer=None, initargs=()):
        self._check_initial()
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        from multiprocessing.connection import _silent_pipe
        reader, writer = _silent_pipe()
        self._process = self._ctx.Process(target=type(self)._run_server, args=(self._registry, self._address, bytes(self._authkey), self._serializer,
                                                                               writer, initializer, initargs))
        ident = ":".join([str(i) for i in self._process._identity])
        self._process.name = type(self).__name__ + "-" + ident
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state.value = State.STARTED
        self.shutdown = util.Finalize(self, type(self)._finalize_manager, args=(self._process, self._address, self._authkey, self._state,
                                                                               self._Client, self._shutdown_timeout), exitpriority=0)

    @classmethod
    def _run_server(cls, registry, address, authkey, serializer, writer, initializer=None, initargs=()):
        _ignore_interrupts()
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey, serializer)
        writer.send(server.address)
        writer.close()
        server.serve_forever()

    def _create(self, typeid, /, *args, **kwds):
        assert self._state.value == State.STARTED, "server not yet started" #: multiprocessing/managers.py 606 _create | assert self._state.value == State.STARTED, 'server not yet started' | 7 41
        connection = self._Client(self._address, authkey=self._authkey)
        try:
            id, exposed = dispatch(connection, None, "create", (typeid,) + args, kwds)
        finally:
            connection.close()
        return Token(typeid, self._address, id), exposed

    def join(self, timeout=None):
        if self._process is not None:
            self._process.join(timeout)
            if not self._process.is_alive():
                self._process = None

    def _ask(self, what):
        connection = self._Client(self._address, authkey=self._authkey)
        try:
            return dispatch(connection, None, what)
        finally:
            connection.close()

    def _debug_info(self):
        return self._ask("debug_info")

    def _number_of_objects(self):
        return self._ask("number_of_objects")

    def __enter__(self):
        if self._state.value == State.INITIAL:
            self.start()
        if self._state.value != State.STARTED:
            if self._state.value == State.INITIAL:
                raise ProcessError("Unable to start server")
            if self._state.value == State.SHUTDOWN:
                raise ProcessError("Manager has shut down")
            raise ProcessError(f"Unknown state {self._state.value!r}")
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    @staticmethod
    def _finalize_manager(process, address, authkey, state, _Client, shutdown_timeout):
        if process.is_alive():
            try:
                connection = _Client(address, authkey=authkey)
                try:
                    dispatch(connection, None, "shutdown")
                finally:
                    connection.close()
            except Exception:
                pass
            process.join(timeout=shutdown_timeout)
            if process.is_alive():
                process.terminate()
                process.join(timeout=shutdown_timeout)
                if process.is_alive():
                    process.kill()
                    process.join()
        state.value = State.SHUTDOWN
        BaseProxy._address_to_local.pop(address, None)

    @property
    def address(self):
        return self._address

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        if "_registry" not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, "_exposed_", None)
        method_to_typeid = method_to_typeid or getattr(proxytype, "_method_to_typeid_", None)
        if method_to_typeid:
            for key, value in list(method_to_typeid.items()):
                assert type(key) is str, f"{key!r} is not a string"
                assert type(value) is str, f"{value!r} is not a string"
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if create_method:
            setattr(cls, typeid, _creator(typeid, proxytype))


def _creator(typeid, proxytype):
    def create(self, /, *args, **kwds):
        token, exposed = self._create(typeid, *args, **kwds) #: multiprocessing/managers.py 727 temp | token, exp = self._create(typeid, *args, **kwds) | 13 48
        proxy = proxytype(token, self._serializer, manager=self, authkey=self._authkey, exposed=exposed)
        connection = self._Client(token.address, authkey=self._authkey)
        try:
            # The proxy counts itself; this gives back what create() counted.
            dispatch(connection, None, "decref", (token.id,))
        finally:
            connection.close()
        return proxy

    create.__name__ = typeid
    return create


def _ignore_interrupts():
    """What a server's process does with Ctrl+C is its manager's matter."""
    try:
        import signal
    except ImportError:
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)


# ---- what a server can hold ------------------------------------------------------------------------------------------

class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        parts = sorted([f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_")])
        return f"{type(self).__name__}({', '.join(parts)})"


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}({self._typecode!r}, {self._value!r})"

    value = property(get, set)


def Array(typecode, sequence, lock=True):
    import array
    return array.array(typecode, sequence)


class SyncManager(BaseManager):
    """What Manager() gives: lists, dicts, locks and the rest, shared by all who have the manager or a proxy."""


SyncManager.register("Queue", queue.Queue)
SyncManager.register("JoinableQueue", queue.Queue)
SyncManager.register("Event", threading.Event, EventProxy)
SyncManager.register("Lock", threading.Lock, AcquirerProxy)
SyncManager.register("RLock", threading.RLock, AcquirerProxy)
SyncManager.register("Semaphore", threading.Semaphore, AcquirerProxy)
SyncManager.register("BoundedSemaphore", threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register("Condition", threading.Condition, ConditionProxy)
SyncManager.register("Barrier", threading.Barrier, BarrierProxy)
SyncManager.register("Pool", pool.Pool, PoolProxy)
SyncManager.register("list", list, ListProxy)
SyncManager.register("dict", dict, DictProxy)
SyncManager.register("Value", Value, ValueProxy)
SyncManager.register("Array", Array, ArrayProxy)
SyncManager.register("Namespace", Namespace, NamespaceProxy)
SyncManager.register("Iterator", proxytype=IteratorProxy, create_method=False)
SyncManager.register("AsyncResult", create_method=False)


class SharedMemoryManager(BaseManager):
    """Gives blocks of shared memory and lists in them, and takes all of them back at its end."""

    def __init__(self, *args, **kwargs):
        BaseManager.__init__(self, *args, **kwargs)
        self._segments = []

    def start(self, *args, **kwargs):
        BaseManager.start(self, *args, **kwargs)
        finish = self.shutdown

        def shutdown():
            self._take_back()
            finish()
        self.shutdown = shutdown

    def _take_back(self):
        while self._segments:
            segment = self._segments.pop()
            segment.close()
            try:
                segment.unlink()
            except FileNotFoundError:
                pass

    def SharedMemory(self, size):
        from multiprocessing import shared_memory
        self._segments.append(shared_memory.SharedMemory(None, create=True, size=size))
        return shared_memory.SharedMemory(self._segments[-1].name)

    def ShareableList(self, sequence):
        from multiprocessing import shared_memory
        made = shared_memory.ShareableList(sequence)
        self._segments.append(made.shm)
        return shared_memory.ShareableList(name=made.shm.name)
