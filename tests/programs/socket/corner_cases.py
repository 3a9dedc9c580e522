import socket, threading, time, os
# timeouts in each op
a, b = socket.socketpair()
a.settimeout(0.02)
try: a.recv(1)
except socket.timeout as e: print("recv", e)
try:
    while True: a.sendall(b"x" * 1000000)
except TimeoutError as e: print("send", e)
a.close(); b.close()
# reset
srv = socket.create_server(("127.0.0.1", 0))
c = socket.create_connection(srv.getsockname())
s, _ = srv.accept()
import struct
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
s.close()
try: print(c.recv(10))
except ConnectionResetError as e: print("reset", e)
c.close()
# large transfer with partial reads
data = os.urandom(3_000_000)
def send():
    with socket.create_connection(srv.getsockname()) as k:
        k.sendall(data)
t = threading.Thread(target=send); t.start()
s, _ = srv.accept()
got = bytearray()
while chunk := s.recv(65536): got += chunk
t.join(); s.close()
print(len(got), bytes(got) == data)
# shutdown semantics
a, b = socket.socketpair()
a.shutdown(socket.SHUT_WR)
try: a.send(b"x")
except BrokenPipeError as e: print(e)
print(b.recv(5), b.send(b"back"), a.recv(10))
try: a.shutdown(9)
except OSError as e: print(e)
# detach & fileno ctor
fd = b.detach()
print(b.fileno(), fd > 2)
d = socket.socket(fileno=fd)
print(d.family, d.type)
d.send(b"hi"); print(a.recv(2))
e = d.dup(); d.close(); e.send(b"dup"); print(a.recv(3)); e.close()
print(a.recv(3)); a.close()
# closing while other thread is blocked: not tested
# non blocking connect
c = socket.socket(); c.setblocking(False)
try: c.connect(srv.getsockname())
except BlockingIOError as e: print(e.errno)
import select
print([len(x) for x in select.select([], [c], [], 2)], c.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
s, addr = srv.accept(); print(addr == c.getsockname(), s.getpeername() == c.getsockname())
try: c.recv(1)
except BlockingIOError as e: print(e)
s.close(); c.close()
srv.settimeout(0.01)
try: srv.accept()
except TimeoutError: print("accept timeout")
srv.close()
try: srv.accept()
except OSError as e: print(e)
with socket.socket() as z:
    try: z.connect(("127.0.0.1", 1))
    except ConnectionRefusedError as e: print(e)
    try: z.sendall(b"x")
    except OSError as e: print(e)
try: socket.socket(99)
except OSError as e: print(e)
try: socket.create_connection(("127.0.0.1", 1), timeout=1)
except OSError as e: print(e)
x = socket.socket(); x.bind(("127.0.0.1", 0)); print(repr(x).split("laddr")[0][-10:]); x.close(); print(repr(x))
