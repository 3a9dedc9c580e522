import threading, time

users = 2
current = threading.local()
results = []

def answer():
    time.sleep(0.2)
    return current.user

def handle(user):
    current.user = user
    results.append(f"{user} was answered as {answer()}")

team = [threading.Thread(target=handle, args=(f"user {n}",)) for n in range(users)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
for line in sorted(results):
    print(line)
