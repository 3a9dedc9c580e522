# ends: exit 0: ok
import threading
class RWLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = 0
        self.writing = False
    def acquire_read(self):
        with self.cond:
            while self.writing:
                self.cond.wait()
            self.readers += 1
    def release_read(self):
        with self.cond:
            self.readers -= 1
            if self.readers == 0:
                self.cond.notify_all()
    def acquire_write(self):
        with self.cond:
            while self.writing or self.readers > 0:
                self.cond.wait()
            self.writing = True
    def release_write(self):
        with self.cond:
            self.writing = False
            self.cond.notify_all()
rw = RWLock()
a = b = 0
state = "ok"
def reader():
    global state
    rw.acquire_read()
    if a != b: state = "torn"
    rw.release_read()
def writer():
    global a, b
    rw.acquire_write()
    a += 1
    b += 1
    rw.release_write()
ts = [threading.Thread(target=f) for f in (reader, reader, writer)]
for t in ts: t.start()
for t in ts: t.join()
print(state)
