# One thread, several clients: select.
import select
import socket
import threading

listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
address = listener.getsockname()


def client(n, results):
    with socket.create_connection(address) as s:
        s.sendall(f"client {n}".encode())
        results[n] = s.recv(100)


results = {}
clients = [threading.Thread(target=client, args=(i, results)) for i in range(3)]
for c in clients:
    c.start()
inputs, outputs, queues = [listener], [], {}
ended = 0
while ended < 3:
    readable, writable, exceptional = select.select(inputs, outputs, inputs, 5)
    if not (readable or writable or exceptional):
        print("nothing for 5 seconds")
        break
    for s in readable:
        if s is listener:
            conn, addr = s.accept()
            conn.setblocking(False)
            inputs.append(conn)
            queues[conn] = b""
        else:
            data = s.recv(1024)
            if data:
                queues[s] += data
                if s not in outputs:
                    outputs.append(s)
            else:
                inputs.remove(s)
                if s in outputs:
                    outputs.remove(s)
                s.close()
                ended += 1
    for s in writable:
        if s in queues and queues[s]:
            s.send(queues[s].upper())
            queues[s] = b""
        if s in outputs:
            outputs.remove(s)
for c in clients:
    c.join()
listener.close()
print(sorted(results.items()))
print(select.select([], [], [], 0.01))
a, b = socket.socketpair()
print([len(x) for x in select.select([a], [a], [], 0)])
b.send(b"x")
print([len(x) for x in select.select([a], [a], [], 1)])
p = select.poll()
p.register(a, select.POLLIN)
print([(fd == a.fileno(), e == select.POLLIN) for fd, e in p.poll(1000)])
a.recv(1)
print(p.poll(10))
p.unregister(a)
try:
    p.unregister(a)
except KeyError as e:
    print("KeyError")
for wrong in ([-1], ["x"], [object()]):
    try:
        select.select(wrong, [], [], 0)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    select.select([], [], [], -1)
except ValueError as e:
    print(e)
a.close()
try:
    select.select([a], [], [], 0)
except ValueError as e:
    print(e)
