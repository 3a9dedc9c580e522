# Asks for the main thread instead of the running one.
import threading

def work():
    me = threading.main_thread().name
    print(me + ": begun", flush=True)
    print(me + ": done", flush=True)

for name in ["cook", "waiter"]:
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()
work()
