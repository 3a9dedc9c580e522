# both ends of a connection wait for the other to speak first
# ends: deadlock:
import os, socket
a, b = socket.socketpair()
if os.fork() == 0:
    a.close()
    b.sendall(b.recv(1))
    os._exit(0)
b.close()
a.sendall(a.recv(1))
