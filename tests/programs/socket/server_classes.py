import socket
import socketserver
import threading


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        line = self.rfile.readline().strip()
        self.wfile.write(line.upper() + b"\n")


class Raw(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(1024)
        self.request.sendall(b"%s from %s" % (data, b"thread" if threading.current_thread() is not main else b"main"))


class Datagram(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        sock.sendto(data[::-1], self.client_address)


def ask(address, data):
    with socket.create_connection(address) as s:
        s.sendall(data)
        return s.recv(1024)


main = threading.main_thread()
with socketserver.TCPServer(("127.0.0.1", 0), Upper) as server:
    t = threading.Thread(target=server.serve_forever, args=(0.01,))
    t.start()
    print(ask(server.server_address, b"hello\n"), ask(server.server_address, b"again\n"))
    server.shutdown()
    t.join()


class Threaded(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True


with Threaded(("localhost", 0), Raw) as server:
    t = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    t.start()
    print([ask(server.server_address, b"%d" % i) for i in range(3)])
    server.shutdown()
with socketserver.UDPServer(("127.0.0.1", 0), Datagram) as server:
    t = threading.Thread(target=server.handle_request)
    t.start()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(b"abc", server.server_address)
        print(s.recv(10))
    t.join()
