# who cannot have the lock tries again; who has it goes on: whoever is let run comes to its end, and no livelock
# ends: exit 0: done 2
import threading
lock = threading.Lock()
done = 0
def work():
    global done
    while not lock.acquire(blocking=False):
        pass
    done += 1
    lock.release()
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print("done", done)
