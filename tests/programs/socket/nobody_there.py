# A client without a server, two servers at one address, a name that nobody has: with the lines of the library.
import socket
import traceback

first = socket.create_server(("127.0.0.1", 0))
address = first.getsockname()
try:
    socket.create_server(address)
except OSError:
    print(traceback.format_exc().replace(str(address[1]), "PORT"))
first.close()
try:
    socket.create_connection(("no.such.host.invalid", 80))
except socket.gaierror:
    traceback.print_exc()
try:
    socket.socket().connect(address)
except ConnectionRefusedError:
    traceback.print_exc()
try:
    socket.create_connection(address, all_errors=True)
except ExceptionGroup as group:
    print(group, len(group.exceptions))
socket.create_connection(address)
