# ends: exit 0: ok
import threading
readers = 0
mutex = threading.Lock()
room = threading.Lock()
data = 0
state = "ok"
def reader():
    global readers, state
    with mutex:
        readers += 1
        if readers == 1: room.acquire()
    x = data
    y = data
    if x != y: state = "torn"
    with mutex:
        readers -= 1
        if readers == 0: room.release()
def writer():
    global data
    with room:
        data = 1
        data = 2
ts = [threading.Thread(target=reader), threading.Thread(target=reader), threading.Thread(target=writer)]
for t in ts: t.start()
for t in ts: t.join()
print(state)
