# A real server: it is the children's parent, and tells their exit codes.
import multiprocessing as mp, os, time, sys, signal

def child(q, parent):
    q.put((os.getppid() != parent, mp.parent_process().pid == parent, mp.current_process().name, mp.get_start_method()))

def ends(how):
    if how == "exit": sys.exit(3)
    if how == "raise": raise ValueError("in the child")
    if how == "kill": os.kill(os.getpid(), signal.SIGKILL)
    if how == "sleep": time.sleep(60)

def adds(value, lock, n):
    for _ in range(n):
        with lock: value.value += 1

def server_of(q): q.put(os.getppid())

if __name__ == "__main__":
    mp.set_start_method("forkserver")
    q = mp.Queue()
    p = mp.Process(target=child, args=(q, os.getpid()), name="first")
    p.start(); print(q.get()); p.join(); print(p.exitcode, p.is_alive())
    for how in ("exit", "raise", "kill"):
        p = mp.Process(target=ends, args=(how,)); p.start(); p.join(); print(how, p.exitcode)
    p = mp.Process(target=ends, args=("sleep",)); p.start(); print(p.is_alive(), p.exitcode)
    p.terminate(); p.join(); print(p.exitcode)
    ps = [mp.Process(target=server_of, args=(q,)) for _ in range(3)]
    [x.start() for x in ps]; servers = {q.get() for _ in ps}; [x.join() for x in ps]
    print("one server", len(servers), os.getpid() not in servers)
    v = mp.Value("i", 0); lock = mp.Lock()
    ps = [mp.Process(target=adds, args=(v, lock, 50)) for _ in range(3)]
    [x.start() for x in ps]; [x.join() for x in ps]; print(v.value)

    p = mp.Process(target=server_of, args=(q,)); p.start(); print(q.get() in servers); p.join()
    with mp.Pool(2) as pool: print(pool.map(abs, [-1, 2, -3]))
    ctx = mp.get_context("forkserver"); print(ctx.get_start_method())
    try: mp.set_forkserver_preload([1])
    except TypeError as e: print(e)
    print("done")
