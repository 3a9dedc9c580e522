import threading
l = threading.Lock()
e = threading.Event()
def hold():
    with l:
        e.wait(1)
        print("let go")
t = threading.Thread(target=hold)
t.start()
if l.acquire(timeout=0.5):
    print("got it"); l.release()
else:
    print("too late")
e.set()
t.join()
