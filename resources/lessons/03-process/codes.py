import sys, time
from multiprocessing import Process

def good():
    pass

def tired():
    sys.exit(3)

def broken():
    raise ValueError("no such number")

def slow():
    time.sleep(60)

if __name__ == "__main__":
    team = [Process(target=f, name=f.__name__) for f in [good, tired, broken, slow]]
    for p in team:
        p.start()
    team[3].terminate()
    for p in team:
        p.join()
        print(p.name, p.exitcode)
