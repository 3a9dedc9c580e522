import os, threading

count = 4
lines = []

def tell():
    me = threading.current_thread()
    lines.append(f"{me.name}: thread {me.native_id} of process {os.getpid()}")

team = [threading.Thread(target=tell, name=f"helper {n}") for n in range(count)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
tell()
for line in lines:
    print(line)
