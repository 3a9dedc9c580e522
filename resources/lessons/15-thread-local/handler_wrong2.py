# Hands it over as a parameter, which this exercise rules out.
import threading, time

current = None
results = []

def answer(current):
    time.sleep(0.2)
    return current

def handle(user, delay):
    time.sleep(delay)
    results.append(f"{user} was answered as {answer(user)}")

team = [threading.Thread(target=handle, args=("ann", 0)),
        threading.Thread(target=handle, args=("bob", 0.1))]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
for line in sorted(results):
    print(line)
