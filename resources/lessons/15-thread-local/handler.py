import threading, time

current = None
results = []

def answer():
    time.sleep(0.2)
    return current

def handle(user, delay):
    global current
    time.sleep(delay)
    current = user
    results.append(f"{user} was answered as {answer()}")

team = [threading.Thread(target=handle, args=("ann", 0)),
        threading.Thread(target=handle, args=("bob", 0.1))]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
for line in sorted(results):
    print(line)
