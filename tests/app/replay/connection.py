from multiprocessing import Process, Pipe
def child(c):
    c.send(c.recv() * 2)
    c.close()
if __name__ == "__main__":
    a, b = Pipe()
    p = Process(target=child, args=(b,))
    p.start()
    a.send(21)
    print(a.recv())
    p.join()
    print(p.exitcode)
