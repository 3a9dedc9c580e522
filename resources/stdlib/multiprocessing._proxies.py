# multiprocessing._proxies: objects that stand for one in a manager's server. Each thread of each process calls through a
# connection of its own, opened at its first call.
import _machine
import _thread
import _trace
import os
import threading

from multiprocessing import context, process, util
from multiprocessing._server import Token, convert_to_error, dispatch, listener_client


class _Channels:
    """Of one server: the connections of this process's threads, and the ids of its objects that have a proxy here."""

    def __init__(self):
        self.key = object()
        self.ids = set()
        self.process = os.getpid()

    def connection(self):
        if self.process != os.getpid():
            self._forget()
        return _thread._locals().get(self.key)

    def keep(self, connection):
        _thread._locals()[self.key] = connection

    def close(self):
        connection = self.connection()
        if connection is not None:
            connection.close()
            del _thread._locals()[self.key]

    def _forget(self):
        """A forked child: what was inherited is the parent's."""
        connection = _thread._locals().pop(self.key, None)
        if connection is not None:
            connection.close()
        self.key = object()
        self.ids = set()
        self.process = os.getpid()


# What a server tells as variables: the program's names for the proxies are theirs.
_TELL_THEMSELVES = frozenset(("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier", "Queue", "JoinableQueue", "Pool",
                              "Iterator", "AsyncResult"))


class BaseProxy:
    _told = 0  # its number in the trace
    _address_to_local = {}
    _mutex = threading.RLock()

    def __init__(self, token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
        with BaseProxy._mutex:
            channels = BaseProxy._address_to_local.get(token.address)
            if channels is None:
                channels = BaseProxy._address_to_local[token.address] = _Channels()
        self._channels = channels
        self._token = token
        self._id = token.id
        if token.typeid not in _TELL_THEMSELVES:
            self._told = _trace.named("Variable", f"{token.address}|{token.id}")
        self._manager = manager
        self._serializer = serializer
        self._Client = listener_client[serializer][1]
        self._owned_by_manager = manager_owned
        if authkey is not None:
            self._authkey = process.AuthenticationString(authkey)
        elif manager is not None:
            self._authkey = manager._authkey
        else:
            self._authkey = process.current_process().authkey
        # Proxies are never known to be gone before the process is: one reference stands for all that a process has of an object.
        if not incref or self._incref():
            util.register_after_fork(self, BaseProxy._after_fork)

    def _connect(self):
        name = process.current_process().name
        if threading.current_thread().name != "MainThread":
            name += "|" + threading.current_thread().name
        connection = self._Client(self._token.address, authkey=self._authkey) #: multiprocessing/managers.py 805 _connect | conn = self._Client(self._token.address, authkey=self._authkey) | 7 63
        dispatch(connection, None, "accept_connection", (name,))
        self._channels.keep(connection)
        return connection

    def _callmethod(self, methodname, args=(), kwds={}):
        connection = self._channels.connection()
        if connection is None:
            connection = self._connect() #: multiprocessing/managers.py 818 _callmethod | self._connect()
        if self._told:
            _trace.used(self._told)
        connection.send((self._id, methodname, args, kwds))
        kind, result = connection.recv()
        if kind == "#RETURN":
            return result
        if kind == "#PROXY":
            return self._wrap(*result)
        raise convert_to_error(kind, result) #: multiprocessing/managers.py 837 _callmethod | raise convert_to_error(kind, result)

    def _wrap(self, exposed, token):
        proxytype = self._manager._registry[token.typeid][-1]
        token.address = self._token.address
        proxy = proxytype(token, self._serializer, manager=self._manager, authkey=self._authkey, exposed=exposed)
        self._tell_server("decref", token.id)
        return proxy

    def _tell_server(self, what, id):
        connection = self._Client(self._token.address, authkey=self._authkey)
        try:
            dispatch(connection, None, what, (id,))
        finally:
            connection.close()

    def _getvalue(self):
        return self._callmethod("#GETVALUE")

    def _incref(self):
        """False: this process has one of the object already, or is the object's own."""
        self._channels.connection()  # which notices a fork
        if self._owned_by_manager or self._id in self._channels.ids:
            return False
        self._tell_server("incref", self._id)
        self._channels.ids.add(self._id)
        state = self._manager and self._manager._state
        self._close = util.Finalize(self, BaseProxy._decref, args=(self._token, self._authkey, state, self._channels, self._Client), exitpriority=10)
        return True

    @staticmethod
    def _decref(token, authkey, state, channels, client):
        channels.ids.discard(token.id)
        if state is None or state.value == 1:  # started
            try:
                connection = client(token.address, authkey=authkey)
                try:
                    dispatch(connection, None, "decref", (token.id,))
                finally:
                    connection.close()
            except Exception:
                pass  # the server is gone already
        if not channels.ids:
            channels.close()

    def _after_fork(self):
        self._manager = None
        try:
            self._incref()
        except Exception:
            pass  # no server any more: the first call will say so

    def __reduce__(self):
        kwds = {}
        if context.get_spawning_popen() is not None:
            kwds["authkey"] = self._authkey
        if getattr(self, "_isauto", False):
            kwds["exposed"] = self._exposed_
            return (RebuildProxy, (AutoProxy, self._token, self._serializer, kwds))
        return (RebuildProxy, (type(self), self._token, self._serializer, kwds))

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>"

    def __str__(self):
        try:
            return self._callmethod("__repr__")
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def RebuildProxy(func, token, serializer, kwds):
    """A proxy that came in a pickle; in the object's own server it stands for the object there."""
    server = getattr(process.current_process(), "_manager_server", None)
    if server and server.address == token.address:
        kwds["manager_owned"] = True
        if token.id not in server.id_to_local_proxy_obj:
            server.id_to_local_proxy_obj[token.id] = server.id_to_obj[token.id]
    incref = kwds.pop("incref", True) and not getattr(process.current_process(), "_inheriting", False)
    return func(token, serializer, incref=incref, **kwds)


def _calling(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)

    method.__name__ = name
    return method


def MakeProxyType(name, exposed, _cache={}):
    """A class with a method for each of the names."""
    exposed = tuple(exposed)
    made = _cache.get((name, exposed))
    if made is None:
        members = {method: _calling(method) for method in exposed}
        members["_exposed_"] = exposed
        members["__module__"] = "multiprocessing.managers"
        made = _cache[(name, exposed)] = type(name, (BaseProxy,), members)
    return made


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
    client = listener_client[serializer][1]
    if exposed is None:
        connection = client(token.address, authkey=authkey)
        try:
            exposed = dispatch(connection, None, "get_methods", (token,))
        finally:
            connection.close()
    if authkey is None and manager is not None:
        authkey = manager._authkey
    if authkey is None:
        authkey = process.current_process().authkey
    proxy = MakeProxyType(f"AutoProxy[{token.typeid}]", exposed)(token, serializer, manager=manager, authkey=authkey, incref=incref,
                                                                manager_owned=manager_owned)
    proxy._isauto = True
    return proxy


# ---- proxies for what SyncManager makes ------------------------------------------------------------------------------

class IteratorProxy(BaseProxy):
    _exposed_ = ("__next__", "send", "throw", "close")

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod("__next__", args)

    def send(self, *args):
        return self._callmethod("send", args)

    def throw(self, *args):
        return self._callmethod("throw", args)

    def close(self, *args):
        return self._callmethod("close", args)


class AcquirerProxy(BaseProxy):
    _exposed_ = ("acquire", "release")

    def acquire(self, blocking=True, timeout=None):
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod("acquire", args)

    def release(self):
        return self._callmethod("release")

    def __enter__(self):
        return self._callmethod("acquire")

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod("release")


class ConditionProxy(AcquirerProxy):
    _exposed_ = ("acquire", "release", "wait", "notify", "notify_all")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def notify(self, n=1):
        return self._callmethod("notify", (n,))

    def notify_all(self):
        return self._callmethod("notify_all")

    def wait_for(self, predicate, timeout=None):
        return threading._wait_for(self, predicate, timeout)


class EventProxy(BaseProxy):
    _exposed_ = ("is_set", "set", "clear", "wait")

    def is_set(self):
        return self._callmethod("is_set")

    def set(self):
        return self._callmethod("set")

    def clear(self):
        return self._callmethod("clear")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))


class BarrierProxy(BaseProxy):
    _exposed_ = ("__getattribute__", "wait", "abort", "reset")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def abort(self):
        return self._callmethod("abort")

    def reset(self):
        return self._callmethod("reset")

    parties = property(lambda self: self._callmethod("__getattribute__", ("parties",)))
    n_waiting = property(lambda self: self._callmethod("__getattribute__", ("n_waiting",)))
    broken = property(lambda self: self._callmethod("__getattribute__", ("broken",)))


class NamespaceProxy(BaseProxy):
    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__")

    def __getattr__(self, key):
        if key[0] == "_":
            return object.__getattribute__(self, key)
        return object.__getattribute__(self, "_callmethod")("__getattribute__", (key,)) #: multiprocessing/managers.py 1125 __getattr__ | return callmethod('__getattribute__', (key,)) | 7 45

    def __setattr__(self, key, value):
        if key[0] == "_":
            return object.__setattr__(self, key, value)
        return object.__getattribute__(self, "_callmethod")("__setattr__", (key, value))

    def __delattr__(self, key):
        if key[0] == "_":
            return object.__delattr__(self, key)
        return object.__getattribute__(self, "_callmethod")("__delattr__", (key,))


class ValueProxy(BaseProxy):
    __class_getitem__ = classmethod(_machine.GenericAlias)

    _exposed_ = ("get", "set")

    def get(self):
        return self._callmethod("get")

    def set(self, value):
        return self._callmethod("set", (value,))

    value = property(get, set)


BaseListProxy = MakeProxyType("BaseListProxy", (
    "__add__", "__contains__", "__delitem__", "__getitem__", "__len__", "__mul__", "__reversed__", "__rmul__", "__setitem__", "append", "count",
    "extend", "index", "insert", "pop", "remove", "reverse", "sort", "__imul__"))


class ListProxy(BaseListProxy):
    def __iadd__(self, value):
        self._callmethod("extend", (value,))
        return self

    def __imul__(self, value):
        self._callmethod("__imul__", (value,))
        return self


class DictProxy(MakeProxyType("DictProxy", (
        "__contains__", "__delitem__", "__getitem__", "__iter__", "__len__", "__setitem__", "clear", "copy", "get", "items", "keys", "pop",
        "popitem", "setdefault", "update", "values"))):
    _method_to_typeid_ = {"__iter__": "Iterator"}


ArrayProxy = MakeProxyType("ArrayProxy", ("__len__", "__getitem__", "__setitem__"))


class PoolProxy(MakeProxyType("BasePoolProxy", ("apply", "apply_async", "close", "imap", "imap_unordered", "join", "map", "map_async", "starmap",
                                                "starmap_async", "terminate"))):
    _method_to_typeid_ = {"apply_async": "AsyncResult", "map_async": "AsyncResult", "starmap_async": "AsyncResult", "imap": "Iterator",
                          "imap_unordered": "Iterator"}

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


for _made in (BaseProxy, RebuildProxy, AutoProxy, IteratorProxy, AcquirerProxy, ConditionProxy, EventProxy, BarrierProxy, NamespaceProxy, ValueProxy,
              ListProxy, DictProxy, PoolProxy):
    _made.__module__ = "multiprocessing.managers"
del _made
