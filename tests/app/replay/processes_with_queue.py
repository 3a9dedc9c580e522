import multiprocessing as mp
def work(q, n):
    q.put(n)
if __name__ == "__main__":
    q = mp.Queue()
    ps = [mp.Process(target=work, args=(q, n)) for n in (1, 2)]
    for p in ps: p.start()
    print(q.get(), q.get())
    for p in ps: p.join()
