import socket
import threading

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
address = server.getsockname()


def serve():
    while True:
        data, client = server.recvfrom(1024)
        if data == b"stop":
            break
        server.sendto(data.upper(), client)


t = threading.Thread(target=serve)
t.start()
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(5)
for word in (b"hello", b"datagram", b""):
    client.sendto(word, address)
    data, peer = client.recvfrom(1024)
    print(data, peer == address)
client.connect(address)
print(client.send(b"connected"), client.recv(100), client.getpeername() == address)
client.send(b"stop")
t.join()
client.settimeout(0.01)
try:
    client.recv(10)
except TimeoutError as e:
    print(e)
client.close()
server.close()
