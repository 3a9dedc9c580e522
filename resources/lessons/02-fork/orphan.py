import os, time

first = os.getpid()
if os.fork() == 0:
    time.sleep(1)
    print("parent was", first)
    print("parent is", os.getppid())
