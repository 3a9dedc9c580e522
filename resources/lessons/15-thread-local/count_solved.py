import threading, time

made = []
used = []

class Connection:
    def __init__(self):
        self.owner = threading.current_thread()
        made.append(self)

    def query(self):
        used.append(self.owner is threading.current_thread())
        time.sleep(0.01)

data = threading.local()

def connection():
    if not hasattr(data, "connection"):
        data.connection = Connection()
    return data.connection

def work():
    for n in range(4):
        connection().query()

team = [threading.Thread(target=work) for n in range(3)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print("made", len(made), "connections")
if all(used):
    print(len(used), "queries, each on its own thread's")
else:
    print(len(used), "queries, some on another thread's")
