import logging
import logging.handlers
import pickle
import socket
import struct
import threading


def read_exactly(connection, count):
    data = b""
    while len(data) < count:
        piece = connection.recv(count - len(data))
        if not piece:
            return None
        data += piece
    return data


def serve(server):
    connection, _ = server.accept()
    with connection:
        while (head := read_exactly(connection, 4)) is not None:
            record = logging.makeLogRecord(pickle.loads(read_exactly(connection, struct.unpack(">L", head)[0])))
            print(record.name, record.levelname, record.getMessage(), record.args, record.exc_info, bool(record.exc_text))


server = socket.create_server(("127.0.0.1", 0))
receiver = threading.Thread(target=serve, args=(server,))
receiver.start()
log = logging.getLogger("far")
handler = logging.handlers.SocketHandler(*server.getsockname())
log.addHandler(handler)
log.warning("hello %s, %d times", "you", 5)
try:
    1 / 0
except ZeroDivisionError:
    log.exception("it failed")
handler.close()
receiver.join()
server.close()

datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
datagrams.bind(("127.0.0.1", 0))
handler = logging.handlers.SysLogHandler(address=datagrams.getsockname(), facility=logging.handlers.SysLogHandler.LOG_LOCAL0)
handler.setFormatter(logging.Formatter("app: %(levelname)s %(message)s"))
system = logging.getLogger("system")
system.setLevel(logging.DEBUG)
system.addHandler(handler)
for level in ("debug", "info", "warning", "error", "critical"):
    getattr(system, level)("it is %s", level)
    print(datagrams.recv(200))
handler.append_nul = False
handler.ident = "here "
system.error("again")
print(datagrams.recv(200), handler.encodePriority("user", "err"), handler.mapPriority("WARNING"), handler.mapPriority("other"))
handler.close()
handler = logging.handlers.DatagramHandler(*datagrams.getsockname())
system.handlers[:] = [handler]
system.info("in one piece")
data = datagrams.recv(2000)
print(struct.unpack(">L", data[:4])[0] == len(data) - 4, pickle.loads(data[4:])["msg"])
handler.close()
datagrams.close()
