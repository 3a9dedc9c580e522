# order: any
# The echo server of every tutorial, a thread for each client.
import socket
import threading

HOST = "127.0.0.1"
ready = threading.Event()
address = None


def handle(conn, addr):
    with conn:
        print("connected from", addr[0])
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)


def server():
    global address
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind((HOST, 0))
        s.listen()
        address = s.getsockname()
        ready.set()
        workers = []
        for _ in range(3):
            conn, addr = s.accept()
            t = threading.Thread(target=handle, args=(conn, addr))
            t.start()
            workers.append(t)
        for t in workers:
            t.join()
    print("server ends")


t = threading.Thread(target=server)
t.start()
ready.wait()
for i in range(3):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.connect(address)
        s.sendall(f"Hello, world {i}".encode())
        data = s.recv(1024)
    print("Received", repr(data))
t.join()
