import os
import socket
import threading

path = f"/tmp/forkyard-{os.getpid()}.sock"


def serve(server):
    conn, peer = server.accept()
    print("peer", repr(peer) if isinstance(peer, str) else peer[0])
    conn.sendall(conn.recv(100)[::-1])
    conn.close()


server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
server.bind(path)
server.listen(1)
t = threading.Thread(target=serve, args=(server,))
t.start()
c = socket.socket(socket.AF_UNIX)
c.connect(path)
c.sendall(b"unix")
print(c.recv(100), server.getsockname() == path, c.getpeername() == path, repr(c.getsockname()))
t.join()
c.close()
server.close()
os.unlink(path)
try:
    socket.socket(socket.AF_UNIX).connect(path)
except FileNotFoundError as e:
    print(e)
server = socket.create_server(("::1", 0), family=socket.AF_INET6)
t = threading.Thread(target=serve, args=(server,))
t.start()
with socket.create_connection(server.getsockname()[:2]) as c:
    c.sendall(b"six")
    print(c.recv(10), c.family, len(c.getsockname()))
t.join()
server.close()
