# get_context, set_start_method, and what each way calls its processes.
import multiprocessing as mp


def hello(q):
    q.put((mp.current_process().name, mp.get_start_method()))


if __name__ == "__main__":
    print(mp.get_all_start_methods())
    for method in ("fork", "spawn", "forkserver"):
        ctx = mp.get_context(method)
        q = ctx.Queue()
        p = ctx.Process(target=hello, args=(q,))
        p.start()
        print(q.get())
        p.join()
        print(p.exitcode, type(p).__name__, ctx.get_start_method())
    try:
        mp.get_context("thread")
    except ValueError as e:
        print(e)
    try:
        mp.get_context("fork").set_start_method("spawn")
    except ValueError as e:
        print(e)
    print(mp.get_start_method(allow_none=True))
    try:
        mp.set_start_method("spawn")
    except RuntimeError as e:
        print(e)
    mp.set_start_method("spawn", force=True)
    print(mp.get_start_method())
    q = mp.Queue()
    p = mp.Process(target=hello, args=(q,))
    p.start()
    print(q.get())
    p.join()
    mp.freeze_support()
    print(issubclass(mp.TimeoutError, mp.ProcessError), issubclass(mp.BufferTooShort, mp.ProcessError),
          issubclass(mp.AuthenticationError, mp.ProcessError), mp.ProcessError.__mro__[1])
