import threading, time

users = 3
way = "global"    # or "parameter", or "local"
shared = None
own = threading.local()
mixed = []

def answer(user, given):
    time.sleep(0.2)
    seen = {"global": shared, "parameter": given, "local": own.user}[way]
    if seen != user:
        mixed.append(user)

def handle(user):
    global shared
    time.sleep(0.05 * user)
    shared = user
    own.user = user
    answer(user, user)

team = [threading.Thread(target=handle, args=(n,)) for n in range(users)]
for thread in team:
    thread.start()
for thread in team:
    thread.join()
print(f"{way}: {len(mixed)} of {users} mixed up")
