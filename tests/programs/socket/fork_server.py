# A server that forks for each client, as UNIX books have it.
import os
import socket

server = socket.create_server(("127.0.0.1", 0))
address = server.getsockname()
pid = os.fork()
if pid == 0:
    for _ in range(2):
        conn, _ = server.accept()
        child = os.fork()
        if child == 0:
            server.close()
            data = conn.recv(100)
            conn.sendall(data + b" from a child")
            conn.close()
            os._exit(0)
        conn.close()
        os.waitpid(child, 0)
    os._exit(7)
server.close()
for i in range(2):
    with socket.create_connection(address) as s:
        s.sendall(b"request %d" % i)
        print(s.recv(100))
        print(s.recv(100))
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
