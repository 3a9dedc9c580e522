# ends: exit 0: b'hi'
import socket, threading
srv = socket.socket(); srv.bind(("127.0.0.1", 0)); srv.listen()
port = srv.getsockname()[1]
def server():
    c, _ = srv.accept()
    c.sendall(c.recv(10)); c.close()
t = threading.Thread(target=server); t.start()
s = socket.create_connection(("127.0.0.1", port))
s.sendall(b"hi")
print(s.recv(10)); s.close(); t.join()
