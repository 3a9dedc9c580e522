# Timer: runs later, unless it is cancelled.
import threading

done = threading.Event()
t = threading.Timer(0.02, done.set)
print(t.interval, t.daemon)
t.start()
print(done.wait(5))
t.join()
called = []
t = threading.Timer(30, called.append, args=("late",))
t.start()
t.cancel()
t.join()
print(called, t.finished.is_set())
