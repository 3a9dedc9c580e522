# The frames of the library that a traceback shows.
import queue
import threading

q = queue.Queue(1)
q.put(1)


def late():
    q.put(2, timeout=0.01)


t = threading.Thread(target=late, name="late")
t.start()
t.join()
try:
    q.put(2, block=False)
except queue.Full as e:
    print(repr(e))
q.get()
q.get_nowait()
