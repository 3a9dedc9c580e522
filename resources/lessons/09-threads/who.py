import threading

def work():
    print("begun", flush=True)
    print("done", flush=True)

for name in ["cook", "waiter"]:
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()
work()
