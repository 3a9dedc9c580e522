import time
from multiprocessing import Process

daemon = True

def work():
    print("daemon: begun", flush=True)
    time.sleep(1)
    print("daemon: finished", flush=True)

if __name__ == "__main__":
    p = Process(target=work, daemon=daemon)
    p.start()
    time.sleep(0.3)
    print("main: end", flush=True)
