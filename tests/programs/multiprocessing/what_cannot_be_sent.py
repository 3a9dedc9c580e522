# check: type
# Under spawn everything is pickled: what cannot be says so in the parent, before anything is started.
import multiprocessing as mp
import threading

def nothing(x=None): pass

def make_local():
    def local(): pass
    return local

if __name__ == "__main__":
    ctx = mp.get_context("spawn")
    for name, target, args in [("lambda", lambda: 1, ()), ("local", make_local(), ()), ("lock", nothing, (threading.Lock(),))]:
        p = ctx.Process(target=target, args=args)
        try:
            p.start()
        except Exception as error:
            text = str(error)
            print(name, type(error).__name__, text.split(" at 0x")[0], text.split(">: ")[-1])
    q = ctx.Queue()
    for thing in (q, ctx.Lock()):
        import pickle
        try:
            pickle.dumps(thing)
        except RuntimeError as error:
            print(error)
    try:
        mp.get_context("teleport")
    except ValueError as error:
        print(error)
    mp.set_start_method("fork", force=True)
    try:
        mp.set_start_method("spawn")
    except RuntimeError as error:
        print(error)
    print(mp.get_start_method(), ctx.get_start_method(), mp.get_all_start_methods())
