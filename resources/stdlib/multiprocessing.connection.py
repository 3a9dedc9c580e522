# multiprocessing.connection: pipes between processes. Connections are native.
import time
import _machine
import _multiprocessing
import pickle

from multiprocessing import context
from _multiprocessing import Connection

__all__ = ["Pipe", "wait", "Connection"]


def _send_slowly(connection, item):
    connection._send_pickle(pickle.dumps(item), item)


def _attach_end(end):
    return None if end is None else _multiprocessing._Handle._attach(*end)


def _attach(reader, writer):
    return Connection._new(_attach_end(reader), _attach_end(writer))


def _end_for_child(end):
    if end is None or end.fd < 0:
        return None
    context._inherit(end.fd)
    return (end.fd, end.channel)


def _reduce(self):
    context.assert_spawning(self)
    return (_attach, (_end_for_child(self._reader), _end_for_child(self._writer)))


_machine.set_own(Connection, "__reduce__", _reduce)


def Pipe(duplex=True):
    """(c1, c2): both ways, or from c2 to c1."""
    reader1, writer2 = _multiprocessing.pipe("Pipe")
    if not duplex:
        return Connection._new(reader1, None), Connection._new(None, writer2)
    reader2, writer1 = _multiprocessing.pipe("Pipe")
    return Connection._new(reader1, writer1), Connection._new(reader2, writer2)


def wait(object_list, timeout=None):
    """Those of the list (connections, sentinels) that are ready to be read."""
    descriptors = [item if isinstance(item, int) else item.fileno() for item in object_list]
    ready = _multiprocessing.wait(descriptors, timeout)
    return [item for item, descriptor in zip(object_list, descriptors) if descriptor in ready]
