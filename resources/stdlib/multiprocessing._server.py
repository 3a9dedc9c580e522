# multiprocessing._server: the process that holds managed objects and answers calls of their methods. Every connection has a
# thread of its own; a method that blocks, blocks that thread.
import _pool_jobs
import _thread
import _trace
import _queue  # where queue.Empty says that it lies
import sys
import threading

from multiprocessing import process
from multiprocessing.connection import Client, Listener, answer_challenge, deliver_challenge

listener_client = {"pickle": (Listener, Client)}


class Token:
    """Which object, of which type, of which server."""
    __slots__ = ("typeid", "address", "id")

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __getstate__(self):
        return (self.typeid, self.address, self.id)

    def __setstate__(self, state):
        self.typeid, self.address, self.id = state

    def __repr__(self):
        return f"{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})"


class RemoteError(Exception):
    """What went wrong in the server, as it told it."""

    def __str__(self):
        return "\n" + "-" * 75 + "\n" + str(self.args[0]) + "-" * 75


for _cls in (Token, RemoteError):
    _cls.__module__ = "multiprocessing.managers"
del _cls


def dispatch(connection, id, methodname, args=(), kwds={}):
    """One call, answered on the same connection."""
    connection.send((id, methodname, args, kwds))
    kind, result = connection.recv()
    if kind == "#RETURN":
        return result
    raise convert_to_error(kind, result) #: multiprocessing/managers.py 93 dispatch | raise convert_to_error(kind, result)


def convert_to_error(kind, result):
    if kind == "#ERROR":
        return result
    if kind in ("#TRACEBACK", "#UNSERIALIZABLE"):
        if not isinstance(result, str):
            raise TypeError(f"Result {result!r} (kind '{kind}') type is {type(result)}, not str")
        if kind == "#UNSERIALIZABLE":
            return RemoteError(f"Unserializable message: {result}\n")
        return RemoteError(result)
    return ValueError(f"Unrecognized message type {kind!r}")


# Methods that change nothing.
_READING = frozenset(("__contains__", "__getattribute__", "__getitem__", "__iter__", "__len__", "__repr__", "__reversed__", "__str__", "copy", "count", "get",
                      "index", "items", "keys", "values"))

# Methods that read, and that store, what can be read and stored again one by one: the other changes are whole by themselves.
_LOADING = frozenset(("get", "__getitem__", "__getattribute__"))
_STORING = frozenset(("set", "__setitem__", "__setattr__"))
_OF_A_KEY = _LOADING | _STORING
_MOST_STORES = 10000


# A dict's views are sent as lists.
_VIEWS = (type({}.keys()), type({}.values()), type({}.items()))


def all_methods(obj):
    found = []
    for name in dir(obj):
        if callable(getattr(obj, name, None)):
            found.append(name)
    return found


def public_methods(obj):
    return [name for name in all_methods(obj) if name[0] != "_"]


class Server:
    public = ["shutdown", "create", "accept_connection", "get_methods", "debug_info", "number_of_objects", "dummy", "incref", "decref"]

    def __init__(self, registry, address, authkey, serializer):
        if not isinstance(authkey, bytes):
            raise TypeError(f"Authkey {authkey!r} is type {type(authkey)!s}, not bytes")
        self.registry = registry
        self.authkey = process.AuthenticationString(authkey)
        self.listener = listener_client[serializer][0](address=address, backlog=128)
        self.address = self.listener.address
        self.id_to_obj = {"0": (None, (), None)}
        self.id_to_refcount = {}
        self.id_to_local_proxy_obj = {}
        self.mutex = threading.Lock()
        self._made = 0
        self._counts = {}
        self._told = {}  # numbers in the trace, by ident
        self._stores = {}  # how often each of their parts was stored to
        self._read = {}  # which part a client has read last, and how often that had been stored to by then; by the thread here

    def serve_forever(self):
        self.stop_event = threading.Event()
        process.current_process()._manager_server = self
        try:
            accepter = threading.Thread(target=self.accepter)
            accepter.daemon = True
            accepter.start()
            try:
                self.stop_event.wait()
            except (KeyboardInterrupt, SystemExit):
                pass
        finally:
            sys.exit(0)

    def accepter(self):
        while True:
            try:
                connection = self.listener._listener.accept()
            except OSError:
                continue
            handler = threading.Thread(target=self.handle_request, args=(connection,))
            handler.daemon = True
            handler.start()

    # -- A connection's first message

    def handle_request(self, connection):
        try:
            self._handle_request(connection)
        except SystemExit:
            pass
        finally:
            connection.close()

    def _handle_request(self, connection):
        try:
            deliver_challenge(connection, self.authkey)
            answer_challenge(connection, self.authkey)
            ignore, funcname, args, kwds = connection.recv()
            assert funcname in self.public, f"{funcname!r} unrecognized"
            func = getattr(self, funcname)
            message = None
        except Exception as problem:
            message = ("#TRACEBACK", _pool_jobs.traceback_text(problem))
        if message is None:
            try:
                message = ("#RETURN", func(connection, *args, **kwds))
            except Exception as problem:
                message = ("#TRACEBACK", _pool_jobs.traceback_text(problem))
        try:
            connection.send(message)
        except Exception as problem:
            # Most often the peer is gone.
            try:
                connection.send(("#TRACEBACK", _pool_jobs.traceback_text(problem)))
            except Exception:
                pass

    # -- Calls of objects' methods, as long as the peer is there

    def serve_client(self, connection):
        while not self.stop_event.is_set():
            try:
                request = connection.recv()
            except (EOFError, OSError):
                sys.exit(0)
            except Exception as problem:
                # Not a pickle, or one that names what it must not.
                message = ("#TRACEBACK", _pool_jobs.traceback_text(problem))
            else:
                message = self._answer(connection, request)
            try:
                try:
                    connection.send(message)
                except OSError:
                    raise
                except Exception as problem:
                    connection.send(("#UNSERIALIZABLE", _pool_jobs.traceback_text(problem)))
            except Exception:
                connection.close()
                sys.exit(1)

    def _answer(self, connection, request):
        try:
            ident, methodname, args, kwds = request
            obj, exposed, gettypeid = self._object(ident)
            if methodname not in exposed:
                fallback = self.fallback_mapping.get(methodname)
                if fallback is not None:
                    return ("#RETURN", fallback(self, connection, ident, obj, *args, **kwds))
                raise AttributeError(f"method {methodname!r} of {type(obj)!r} object is not in exposed={exposed!r}")
            function = getattr(obj, methodname)
        except Exception as problem:
            return ("#TRACEBACK", _pool_jobs.traceback_text(problem))
        stores = self._note_store(ident, obj, methodname, args) if ident in self._told else 0
        try:
            result = function(*args, **kwds)
        except Exception as problem:
            return ("#ERROR", problem)
        finally:
            if stores:
                self._tell(ident, obj, stores)
            elif ident in self._told:
                self._note_load(ident, obj, methodname, args)
        if type(result) in _VIEWS:
            result = list(result)
        typeid = gettypeid and gettypeid.get(methodname, None)
        if not typeid:
            return ("#RETURN", result)
        try:
            rident, rexposed = self.create(connection, typeid, result)
            return ("#PROXY", (rexposed, Token(typeid, self.address, rident)))
        except Exception as problem:
            return ("#TRACEBACK", _pool_jobs.traceback_text(problem))

    def _ident_of(self, obj):
        """A number in the order in which they came: where an object lies would differ from schedule to schedule."""
        for ident, kept in self.id_to_obj.items():
            if kept[0] is obj and ident != "0":
                return ident
        self._made += 1
        return f"{self._made:x}"

    # -- What it holds, told as variables that all processes share

    def _name(self, typeid, ident, obj):
        # Locks, queues and pools tell themselves.
        is_plain = not any(hasattr(obj, name) for name in ("acquire", "put", "wait", "apply_async"))
        if isinstance(obj, (dict, list)) or (is_plain and hasattr(obj, "__dict__")):
            self._counts[typeid] = self._counts.get(typeid, 0) + 1
            told = _trace.named("Variable", f"{self.address}|{ident}", f"{typeid} {self._counts[typeid]}")
            if told:
                self._told[ident] = told
                self._tell(ident, obj)

    # A client that stores to what it has read, after others have stored there, overwrites what it has not seen. Who stores counts
    # before it does, and who reads looks at the count afterwards: so a switch in between hides an update, and never invents one.

    def _place(self, ident, obj, methodname, args):
        is_keyed = methodname in _OF_A_KEY and "_typecode" not in getattr(obj, "__dict__", ())
        return ident, _pool_jobs._shown(args[0]) if is_keyed and args else ""

    def _note_store(self, ident, obj, methodname, args):
        """How its store is to be told; 0: it stores nothing."""
        if methodname in _READING:
            return 0
        client, place = _thread.get_ident(), self._place(ident, obj, methodname, args)
        stores = self._stores.get(place, 0)
        has_read, seen = self._read.pop(client, (None, 0))
        if len(self._stores) > _MOST_STORES:
            self._stores.clear()
        self._stores[place] = stores + 1
        return 2 if methodname in _STORING and has_read == place and seen != stores else 1

    def _note_load(self, ident, obj, methodname, args):
        if methodname in _LOADING:
            place = self._place(ident, obj, methodname, args)
            self._read[_thread.get_ident()] = place, self._stores.get(place, 0)

    def _tell(self, ident, obj, how=1):
        told = self._told.get(ident)
        if not told:
            return
        if not isinstance(obj, (dict, list)):
            kept = obj.__dict__
            obj = kept["_value"] if "_typecode" in kept and "_value" in kept else {name: kept[name] for name in kept if name[0] != "_"}
        _trace.tell("VariableStore", told, obj, how, True)

    def _object(self, ident):
        found = self.id_to_obj.get(ident)
        if found is None:
            found = self.id_to_local_proxy_obj.get(ident)
        if found is None:
            raise KeyError(ident)
        return found

    def fallback_getvalue(self, connection, ident, obj):
        return obj

    def fallback_str(self, connection, ident, obj):
        return str(obj)

    def fallback_repr(self, connection, ident, obj):
        return repr(obj)

    fallback_mapping = {"__str__": fallback_str, "__repr__": fallback_repr, "#GETVALUE": fallback_getvalue}

    # -- What a first message may ask for

    def dummy(self, connection):
        pass

    def debug_info(self, connection):
        with self.mutex:
            lines = []
            for ident in sorted(self.id_to_refcount):
                if ident != "0":
                    lines.append("  %s:       refcount=%s\n    %s" % (ident, self.id_to_refcount[ident], str(self.id_to_obj[ident][0])[:75]))
            return "\n".join(lines)

    def number_of_objects(self, connection):
        return len(self.id_to_refcount)

    def shutdown(self, connection):
        try:
            connection.send(("#RETURN", None))
        finally:
            self.stop_event.set()

    def create(self, connection, typeid, /, *args, **kwds):
        with self.mutex:
            callable, exposed, method_to_typeid, proxytype = self.registry[typeid]
            if callable is None:
                if kwds or len(args) != 1:
                    raise ValueError("Without callable, must have one non-keyword argument")
                obj = args[0]
            else:
                # Locks, queues and their kin that it makes are told as the program's.
                _trace._asked_for = True
                try:
                    obj = callable(*args, **kwds)
                finally:
                    _trace._asked_for = False
            if exposed is None:
                exposed = public_methods(obj)
            if method_to_typeid is not None:
                if not isinstance(method_to_typeid, dict):
                    raise TypeError(f"Method_to_typeid {method_to_typeid!r}: type {type(method_to_typeid)!s}, not dict")
                exposed = list(exposed) + list(method_to_typeid)
            ident = self._ident_of(obj)
            self.id_to_obj[ident] = (obj, set(exposed), method_to_typeid)
            if ident not in self.id_to_refcount:
                self.id_to_refcount[ident] = 0
            self._name(typeid, ident, obj)
        self.incref(connection, ident)
        return ident, tuple(exposed)

    def get_methods(self, connection, token):
        return tuple(self.id_to_obj[token.id][1])

    def accept_connection(self, connection, name):
        threading.current_thread().name = name
        connection.send(("#RETURN", None))
        self.serve_client(connection)

    def incref(self, connection, ident):
        with self.mutex:
            try:
                self.id_to_refcount[ident] += 1
            except KeyError:
                if ident not in self.id_to_local_proxy_obj:
                    raise
                self.id_to_refcount[ident] = 1
                self.id_to_obj[ident] = self.id_to_local_proxy_obj[ident]

    def decref(self, connection, ident):
        if ident not in self.id_to_refcount and ident in self.id_to_local_proxy_obj:
            return
        with self.mutex:
            if self.id_to_refcount[ident] <= 0:
                raise AssertionError(f"Id {ident!s} ({self.id_to_obj[ident]!r}) has refcount {self.id_to_refcount[ident]:n}, not 1+")
            self.id_to_refcount[ident] -= 1
            if self.id_to_refcount[ident] == 0:
                del self.id_to_refcount[ident]
                del self.id_to_obj[ident]
                self._told.pop(ident, None)
