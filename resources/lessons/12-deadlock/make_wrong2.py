# Takes one lock twice: that is stuck too, but another line.
import threading, time

a = threading.Lock()
b = threading.Lock()

def first():
    a.acquire()
    time.sleep(0.2)
    a.acquire()
    b.release()
    a.release()

def second():
    a.acquire()
    time.sleep(0.2)
    b.acquire()
    b.release()
    a.release()

team = [threading.Thread(target=work, daemon=True) for work in [first, second]]
for thread in team:
    thread.start()
for thread in team:
    thread.join(1)
print("stuck:", team[0].is_alive())
