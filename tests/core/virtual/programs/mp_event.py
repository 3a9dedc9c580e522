# ends: exit 0: go
from multiprocessing import Process, Event
def child(e):
    e.wait()
    print("go")
if __name__ == "__main__":
    e = Event()
    p = Process(target=child, args=(e,))
    p.start()
    e.set()
    p.join()
