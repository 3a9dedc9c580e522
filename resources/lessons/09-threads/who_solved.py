import threading

def work():
    me = threading.current_thread().name
    print(me + ": begun", flush=True)
    print(me + ": done", flush=True)

for name in ["cook", "waiter"]:
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()
work()
