# A listener that is shut down: who waits in accept is told, and whoever calls is refused.
import socket
import threading

listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()


def accept():
    try:
        print(listener.accept())
    except OSError as problem:
        print("accept:", problem)


thread = threading.Thread(target=accept)
thread.start()
listener.shutdown(socket.SHUT_WR)  # says nothing to a listener
listener.shutdown(socket.SHUT_RDWR)
thread.join()
accept()
try:
    socket.create_connection(address)
except ConnectionRefusedError as problem:
    print("connect:", problem)
listener.close()
