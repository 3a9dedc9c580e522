# An array goes whole through a pipe, or as bytes into an array that is there; it fills a shared Array, a block and a socket.
import multiprocessing
import os
import socket
import tempfile
from array import array
from multiprocessing import shared_memory


def child(connection):
    connection.send(array("i", [5, 6, 7]))
    connection.send_bytes(array("i", [42, 1729]))
    connection.send_bytes(memoryview(array("d", [0.5, 1.5])), 8)
    connection.send(connection.recv() * 2)
    connection.close()


if __name__ == "__main__":
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=child, args=(theirs,))
    process.start()
    print(ours.recv())
    room = array("i", [0] * 5)
    print(ours.recv_bytes_into(room), room)
    print(ours.recv_bytes())
    ours.send(array("d", [2.5]))
    print(ours.recv())
    process.join()
    shared = multiprocessing.Array("i", array("i", range(4)))
    shared[1:3] = array("i", [8, 9])
    print(shared[:])
    numbers = array("i", shared[:])
    with multiprocessing.Pool(2) as pool:
        print(pool.map(abs, array("b", [-1, 2, -3])), pool.apply(sum, (numbers,)))
    block = shared_memory.SharedMemory(create=True, size=8)
    block.buf[:4] = bytearray([22, 33, 44, 55])
    print(array("b", block.buf)[:5])
    block.close()
    block.unlink()
    left, right = socket.socketpair()
    left.sendall(array("H", [1, 2, 3]))
    got = array("H", [0] * 4)
    print(right.recv_into(got), got)
    name = os.path.join(tempfile.mkdtemp(), "numbers")
    with open(name, "wb") as file:
        array("i", [3, 1]).tofile(file)
    with open(name, "rb") as file:
        back = array("i")
        try:
            back.fromfile(file, 3)
        except EOFError as error:
            print(error, back)
