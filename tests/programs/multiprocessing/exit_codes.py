# check: type
# Exit codes: 0, sys.exit's, 1 after an exception, minus the signal after terminate and kill.
from multiprocessing import Process
import sys, time, os

def fine(): pass
def leaves(code): sys.exit(code)
def fails(): raise ValueError("in the child")
def hard(): os._exit(9)
def sleeps(): time.sleep(60)

if __name__ == "__main__":
    for target, args in [(fine, ()), (leaves, (3,)), (leaves, (None,)), (leaves, ("text",)), (hard, ()), (fails, ())]:
        p = Process(target=target, args=args)
        p.start()
        p.join()
        print(target.__name__, args, p.exitcode)
    for end in ("terminate", "kill"):
        p = Process(target=sleeps)
        p.start()
        getattr(p, end)()
        p.join()
        print(end, p.exitcode, p.is_alive())
    fails()
