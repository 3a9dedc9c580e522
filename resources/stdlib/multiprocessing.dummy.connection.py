# multiprocessing.dummy.connection: pipes between threads, made of queues.
from queue import Empty, Queue


class Connection:
    def __init__(self, incoming, outgoing):
        self._incoming = incoming
        self._outgoing = outgoing
        self.send = self.send_bytes = outgoing.put
        self.recv = self.recv_bytes = incoming.get

    def poll(self, timeout=0.0):
        if self._incoming.qsize() > 0:
            return True
        if timeout <= 0.0:
            return False
        with self._incoming.not_empty:
            self._incoming.not_empty.wait(timeout)
        return self._incoming.qsize() > 0

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Pipe(duplex=True):
    a, b = Queue(), Queue()
    return Connection(a, b), Connection(b, a)
