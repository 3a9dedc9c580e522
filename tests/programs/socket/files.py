# makefile gives lines of text and of bytes over a connection.
import socket
import threading

a, b = socket.socketpair()


def peer():
    with b, b.makefile("rw") as f:
        for line in f:
            line = line.rstrip("\n")
            f.write(f"got {line}\n")
            f.flush()
            if line == "bye":
                break


t = threading.Thread(target=peer)
t.start()
r = a.makefile("r")
w = a.makefile("w")
for word in ("one", "two", "grüße", "bye"):
    print(word, file=w, flush=True)
    print(r.readline(), end="")
print(repr(r.readline()))
t.join()
w.close()
r.close()
a.close()

a, b = socket.socketpair()
out = a.makefile("wb")
print(out.write(b"line 1\nline 2\nrest"))
out.close()
a.close()
f = b.makefile("rb")
print(f.readline(), f.read(3), f.readline(), f.read(), f.read())
f.close()
try:
    f.read()
except ValueError as e:
    print(e)
try:
    b.makefile("x")
except ValueError as e:
    print(e)
b.close()
c, d = socket.socketpair()
c.sendall(b"abcdef")
print(d.recv(2, socket.MSG_PEEK), d.recv(2), end=" ")
buffer = bytearray(10)
print(d.recv_into(buffer), buffer)
c.shutdown(socket.SHUT_WR)
print(d.recv(5))
d.sendall(b"still")
print(c.recv(5))
