# What cannot be pickled, on each way to another process: the lines of the library that it was lost in.
import multiprocessing
import threading
import traceback


class Stubborn:
    def __reduce__(self):
        raise RuntimeError("not me")


if __name__ == "__main__":
    mine, yours = multiprocessing.Pipe()
    for value in (lambda: 1, threading.Lock(), Stubborn()):
        try:
            mine.send(value)
        except Exception:
            traceback.print_exc()
        try:
            multiprocessing.SimpleQueue().put(value)
        except Exception:
            traceback.print_exc()
    queue = multiprocessing.Queue()
    queue.put(Stubborn())
    queue.put(lambda: 1)
    queue.put("fine")
    print(queue.get())
    for method in ("spawn", "forkserver"):
        try:
            multiprocessing.get_context(method).Process(target=print, args=(Stubborn(),)).start()
        except RuntimeError:
            traceback.print_exc()
    multiprocessing.set_start_method("spawn")
    multiprocessing.Process(target=lambda: 1).start()
