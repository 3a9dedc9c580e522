# The example of the selectors module's documentation, with clients of its own.
import selectors
import socket
import threading

sel = selectors.DefaultSelector()
closed = 0


def accept(sock, mask):
    conn, addr = sock.accept()
    conn.setblocking(False)
    sel.register(conn, selectors.EVENT_READ, read)


def read(conn, mask):
    global closed
    data = conn.recv(1000)
    if data:
        conn.send(data)
    else:
        sel.unregister(conn)
        conn.close()
        closed += 1


sock = socket.socket()
sock.bind(("localhost", 0))
sock.listen(100)
sock.setblocking(False)
key = sel.register(sock, selectors.EVENT_READ, accept)
print(key.fileobj is sock, key.events, key.data is accept)
results = []


def client(n):
    with socket.create_connection(sock.getsockname()) as s:
        for i in range(3):
            s.sendall(b"%d-%d" % (n, i))
            results.append(s.recv(100))


clients = [threading.Thread(target=client, args=(i,)) for i in range(3)]
for c in clients:
    c.start()
while closed < 3:
    for key, mask in sel.select():
        key.data(key.fileobj, mask)
for c in clients:
    c.join()
print(sorted(results))
print(len(sel.get_map()), sel.get_key(sock).data is accept)
try:
    sel.register(sock, selectors.EVENT_READ)
except KeyError as e:
    print("already registered")
try:
    sel.register(object(), selectors.EVENT_READ)
except ValueError as e:
    print(str(e)[:19])
try:
    sel.register(0, 0)
except ValueError as e:
    print(e)
print(sel.select(0), sel.select(0.01))
sel.modify(sock, selectors.EVENT_READ, "data")
print(sel.get_key(sock).data, sel.unregister(sock).data)
try:
    sel.unregister(sock)
except KeyError:
    print("gone")
sel.close()
sock.close()
with selectors.SelectSelector() as s:
    a, b = socket.socketpair()
    s.register(a, selectors.EVENT_READ | selectors.EVENT_WRITE)
    print([m for _, m in s.select(1)])
    b.send(b"x")
    print([m for _, m in s.select(1)])
