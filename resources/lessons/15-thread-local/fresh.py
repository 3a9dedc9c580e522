import threading

data = threading.local()

def show():
    try:
        print("new thread:", data.user)
    except AttributeError:
        print("new thread: nothing there")

data.user = "ann"
thread = threading.Thread(target=show)
thread.start()
thread.join()
print("main thread:", data.user)
