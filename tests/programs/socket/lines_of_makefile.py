# What a text file over a socket holds back, and until when.
import socket, threading
a, b = socket.socketpair()
f = a.makefile("rw", buffering=1)

def answer():
    asked = b.recv(100)
    b.sendall(asked.upper())

t = threading.Thread(target=answer)
t.start()
print(f.write("hello\n"))
print(f.readline())
t.join()
# The text waits in the file's text layer until something is read or flushed.
b.settimeout(0.05)
f.write("one\n")
try:
    print(b.recv(100))
except TimeoutError:
    print("nothing yet")
f.write("two\n")
f.flush()
print(b.recv(100))
f.write("x" * 9000)
print(len(b.recv(10000)))
f.write("last\n")
f.close()
print(b.recv(100))
try:
    f.flush()
except ValueError as e:
    print(e)
try:
    a.makefile("w", buffering=0)
except ValueError as e:
    print(e)
g = a.makefile("wb", buffering=4)
for part in (b"ab", b"cde", b"fghijk", b"l"):
    g.write(part)
    try:
        print(b.recv(100))
    except TimeoutError:
        print("nothing yet")
try:
    b.makefile("r").write("x")
except Exception as e:
    print(type(e), e)
g.close()
a.close()
print(b.recv(100), b.recv(100))
b.close()
