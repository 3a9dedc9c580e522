# ends: exit 0: b'ping'
import socket, threading
a, b = socket.socketpair()
def f(): a.sendall(b"ping"); a.close()
t = threading.Thread(target=f); t.start()
print(b.recv(10)); t.join()
