import threading, time

users = 2
results = []

def answer(user):
    time.sleep(0.2)
    return user

def handle(user):
    results.append(f"{user} was answered as {answer(user)}")

team = [threading.Thread(target=handle, args=(f"user {n}",)) for n in range(users)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
for line in sorted(results):
    print(line)
