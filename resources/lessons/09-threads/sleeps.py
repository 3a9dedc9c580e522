import time
from threading import Thread

def work(name, seconds):
    time.sleep(seconds)
    print(name, flush=True)

short = Thread(target=work, args=("short", 0.1))
long = Thread(target=work, args=("long", 0.9))
short.start()
long.start()
short.join()
long.join()
