import multiprocessing as mp, os, time, threading
def inner(q): q.put(("inner", mp.parent_process().name))
def outer(q):
    p = mp.Process(target=inner, args=(q,)); p.start(); p.join(); q.put(("outer", p.exitcode))
def wait_for(e, q): q.put(e.wait(10))
def echo(conn):
    with conn:
        while (m := conn.recv()) is not None: conn.send(m * 2)
def big(b): return len(b)
def late(c): c.recv(); print("late child", flush=True)
if __name__ == "__main__":
    ctx = mp.get_context("forkserver")
    q = ctx.Queue()
    p = ctx.Process(target=outer, args=(q,), name="out"); p.start(); p.join()
    print(q.get(), q.get(), p.exitcode)
    e = ctx.Event(); p = ctx.Process(target=wait_for, args=(e, q)); p.start(); e.set(); print(q.get()); p.join()
    a, b = ctx.Pipe(); p = ctx.Process(target=echo, args=(b,)); p.start(); b.close()
    for i in range(3): a.send(i); print(a.recv())
    a.send(None); p.join()
    try: a.recv()
    except EOFError: print("eof")
    with ctx.Manager() as m:
        d = m.dict(); d["x"] = 1; print(d)
    with ctx.Pool(2) as pool: print(pool.apply(big, (b"x" * 300000,)))
    a, b = ctx.Pipe(); ps = [ctx.Process(target=late, args=(b,))]; [x.start() for x in ps]
    print(len(mp.active_children()), mp.connection.wait([x.sentinel for x in ps], .01)); 
    d = ctx.Process(target=time.sleep, args=(50,), daemon=True); d.start()
    print("main end", flush=True); a.send(1)
