import threading, time

shelf = []
condition = threading.Condition()
results = []

def take():
    with condition:
        if not shelf:            # should be: while
            condition.wait()
        if shelf:
            shelf.pop()
            results.append("took it")
        else:
            results.append("empty-handed")

team = [threading.Thread(target=take) for n in range(2)]
for thread in team:
    thread.start()
time.sleep(0.3)
with condition:
    shelf.append("pear")
    condition.notify_all()
for thread in team:
    thread.join()
for line in sorted(results):
    print(line)
