# title: start and join a thread
import threading, time

def nothing():
    pass

start = time.perf_counter()
for i in range(1500):
    thread = threading.Thread(target=nothing)
    thread.start()
    thread.join()
print((time.perf_counter() - start) / 1500)
