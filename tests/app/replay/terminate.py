import multiprocessing as mp
def forever(ev):
    ev.set()
    while True:
        ev.wait()
        ev2.wait()
if __name__ == "__main__":
    ev = mp.Event(); ev2 = mp.Event()
    p = mp.Process(target=forever, args=(ev,))
    p.start()
    ev.wait()
    p.terminate()
    p.join()
    print(p.exitcode)
