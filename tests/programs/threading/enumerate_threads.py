# enumerate and active_count see the threads that are alive.
import threading

gate = threading.Lock()
gate.acquire()
ready = [threading.Lock() for _ in range(3)]
for lock in ready: lock.acquire()

def hold(number):
    ready[number].release()
    with gate:
        pass

threads = [threading.Thread(target=hold, args=(i,), name=f"holder-{i}") for i in range(3)]
for t in threads: t.start()
for lock in ready: lock.acquire()
print(sorted(t.name for t in threading.enumerate()), threading.active_count(), all(t in threading.enumerate() for t in threads))
gate.release()
for t in threads: t.join()
print([t.name for t in threading.enumerate()], threading.active_count())
