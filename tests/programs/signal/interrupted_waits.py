# What an interrupted wait shows of the library's frames.
import multiprocessing, os, queue, signal, subprocess, threading, time, traceback

def interrupted(wait, *args):
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        wait(*args)
        print("not interrupted")
    except KeyboardInterrupt:
        traceback.print_exc()
    timer.join()

def sleep():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    time.sleep(0.6)

def with_condition(timeout):
    condition = threading.Condition()
    with condition:
        condition.wait(timeout)

if __name__ == "__main__":
    full = queue.Queue(1)
    full.put(1)
    interrupted(lambda: queue.Queue().get())
    interrupted(lambda: queue.LifoQueue().get(timeout=9))
    interrupted(lambda: full.put(2))
    interrupted(lambda: full.put(2, timeout=9))
    interrupted(lambda: full.join())
    interrupted(lambda: threading.Event().wait())
    interrupted(lambda: threading.Event().wait(9))
    interrupted(with_condition, None)
    interrupted(with_condition, 9)
    interrupted(lambda: threading.Semaphore(0).acquire())
    interrupted(lambda: threading.Barrier(2).wait())
    interrupted(lambda: multiprocessing.Queue().get())
    interrupted(lambda: multiprocessing.Event().wait())
    process = multiprocessing.Process(target=sleep)
    process.start()
    interrupted(lambda: process.join())
    process.join()
    interrupted(lambda: subprocess.run(["sleep", "0.4"]))
    interrupted(lambda: subprocess.Popen(["sleep", "0.4"]).wait())
    interrupted(lambda: subprocess.Popen(["sleep", "0.4"], stdout=subprocess.PIPE).communicate())
    print("end")
