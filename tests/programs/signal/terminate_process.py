# multiprocessing's terminate is a SIGTERM, which the child may handle.
import multiprocessing
import signal
import sys
import time


def polite(ready):
    def bye(signum, frame):
        print("bye", flush=True)
        sys.exit(9)

    signal.signal(signal.SIGTERM, bye)
    ready.set()
    time.sleep(30)


def rude(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    time.sleep(30)


if __name__ == "__main__":
    for target in (polite, rude):
        ready = multiprocessing.Event()
        process = multiprocessing.Process(target=target, args=(ready,))
        process.start()
        ready.wait()
        process.terminate()
        process.join(0.5)
        if process.is_alive():
            print("still there: kill")
            process.kill()
            process.join()
        print(target.__name__, process.exitcode)
