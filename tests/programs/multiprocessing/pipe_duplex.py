# Pipe: both ways, poll, objects, bytes, one-way ends, and EOF once every copy of the other end is closed.
from multiprocessing import Process, Pipe

def child(conn, not_ours):
    not_ours.close()
    while True:
        try:
            item = conn.recv()
        except EOFError:
            print("child sees the end", flush=True)
            break
        conn.send((item, "back"))
    conn.close()

if __name__ == "__main__":
    ours, theirs = Pipe()
    p = Process(target=child, args=(theirs, ours))
    p.start()
    theirs.close()
    for item in [1, "two", [3, None], {"four": 4.0}]:
        ours.send(item)
        print(ours.recv(), flush=True)
    print(ours.poll(), ours.poll(0.05), ours.closed, flush=True)
    ours.close()
    p.join()
    print(ours.closed, p.exitcode)
    a, b = Pipe()
    a.send_bytes(b"raw")
    print(b.poll(5), b.recv_bytes())
    b.send("x")
    b.close()
    print(a.recv())
    try:
        a.recv()
    except EOFError as error:
        print(repr(error))
    receive, send = Pipe(duplex=False)
    send.send("one way")
    print(receive.recv(), receive.readable, receive.writable)
    for wrong in (send.recv, lambda: receive.send(1)):
        try:
            wrong()
        except OSError as error:
            print(error)
