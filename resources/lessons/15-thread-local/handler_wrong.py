# Keeps it in a dictionary. Both threads use the same one, and the same key.
import threading, time

current = {}
results = []

def answer():
    time.sleep(0.2)
    return current["user"]

def handle(user, delay):
    time.sleep(delay)
    current["user"] = user
    results.append(f"{user} was answered as {answer()}")

team = [threading.Thread(target=handle, args=("ann", 0)),
        threading.Thread(target=handle, args=("bob", 0.1))]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
for line in sorted(results):
    print(line)
