import threading

data = threading.local()

def work(name):
    data.name = name
    print(name, "sees", data.name, flush=True)

data.name = "main"
for name in ["cook", "waiter"]:
    thread = threading.Thread(target=work,
                              args=(name,))
    thread.start()
    thread.join()
print("main sees", data.name)
