# A daemon child is terminated at the parent's end; join with a timeout returns.
from multiprocessing import Process
import time

def long():
    time.sleep(60)
    print("never")

if __name__ == "__main__":
    p = Process(target=long, daemon=True)
    p.start()
    began = time.monotonic()
    print(p.join(0.1), p.is_alive(), p.exitcode, p.daemon, time.monotonic() - began < 30)
    print("main ends")
