# A chat: whatever one says, the others hear.
import queue
import socket
import threading

server = socket.create_server(("127.0.0.1", 0))
address = server.getsockname()
clients = {}
lock = threading.Lock()
joined = threading.Barrier(4)


def serve_client(conn):
    f = conn.makefile("r")
    name = f.readline().strip()
    with lock:
        clients[name] = conn
    joined.wait()
    for line in f:
        with lock:
            for other, c in clients.items():
                if other != name:
                    c.sendall(f"{name}: {line}".encode())
    with lock:
        del clients[name]
    f.close()
    conn.close()


def accept_all():
    for _ in range(3):
        conn, _ = server.accept()
        threading.Thread(target=serve_client, args=(conn,)).start()


threading.Thread(target=accept_all).start()


class User:
    def __init__(self, name):
        self.name = name
        self.sock = socket.create_connection(address)
        self.file = self.sock.makefile("r")
        self.say(name)

    def say(self, text):
        self.sock.sendall((text + "\n").encode())

    def hear(self):
        return self.file.readline().strip()


users = [User(n) for n in ("ann", "bob", "cid")]
joined.wait()
users[0].say("hello")
print(users[1].hear(), "|", users[2].hear())
users[1].say("hi ann")
print(users[0].hear(), "|", users[2].hear())
users[2].say("bye")
print(users[0].hear(), "|", users[1].hear())
for u in users:
    u.file.close()
    u.sock.close()
server.close()
