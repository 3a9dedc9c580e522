
import socket

s = socket.socket()
print(s.family, s.type, s.proto, repr(s.family), repr(s.type))
print(s.gettimeout(), s.getblocking(), s.fileno() > 2)
s.bind(("127.0.0.1", 0))
s.settimeout(0.01)
s.listen()
for timeout in (0.01, 0.0):
    s.settimeout(timeout)
    print(s.gettimeout(), s.getblocking(), s.timeout)
    try:
        s.accept()
    except OSError as e:
        print(repr(e), isinstance(e, TimeoutError), socket.timeout is TimeoutError)
s.setblocking(True)
print(s.gettimeout())
a, b = socket.socketpair()
a.close()
try:
    a.send(b"")
except OSError as e:
    print(repr(e), e.errno == 9)
print(b.recv(10))
try:
    b.send(b"x")
except OSError as e:
    print(repr(e))
for wrong in ("x", 5, None, 1.5):
    try:
        b.send(wrong)
    except TypeError as e:
        print(e)
closed = s.getsockname()
s.close()
for attempt in (lambda: socket.create_connection(closed), lambda: socket.socket().connect(closed)):
    try:
        attempt()
    except OSError as e:
        print(type(e).__name__, e)
print(socket.socket().connect_ex(closed) == 111)
t = socket.socket()
for address in ("x", ("127.0.0.1",), ("127.0.0.1", "x"), ("127.0.0.1", 70000), (5, 5)):
    try:
        t.bind(address)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
for value in (-1, "x"):
    try:
        t.settimeout(value)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    t.getpeername()
except OSError as e:
    print(e)
try:
    t.recv(-1)
except ValueError as e:
    print(e)
try:
    t.recv(10)
except OSError as e:
    print(e)
u = socket.socket()
u.bind(("127.0.0.1", 0))
u.listen()
try:
    socket.socket().bind(u.getsockname())
except OSError as e:
    print(e)
try:
    socket.create_server(u.getsockname())
except OSError as e:
    print(str(e).split("(")[0])
with t:
    pass
print(t)
t.close()
for bad in ("300.1.1.1", "x"):
    try:
        socket.inet_aton(bad)
    except OSError as e:
        print(e)
