# Takes the global variable thread for the running thread.
import threading

def work():
    print(thread.name + ": begun", flush=True)
    print(thread.name + ": done", flush=True)

for name in ["cook", "waiter"]:
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()
work()
