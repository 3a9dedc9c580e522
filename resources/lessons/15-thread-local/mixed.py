import threading, time

users = 2
current = None
results = []

def answer():
    time.sleep(0.2)
    return current

def handle(user):
    global current
    current = user
    results.append(f"{user} was answered as {answer()}")

def request(number):
    time.sleep(0.05 * number)
    handle(f"user {number}")

team = [threading.Thread(target=request, args=(n,)) for n in range(users)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
for line in sorted(results):
    print(line)
