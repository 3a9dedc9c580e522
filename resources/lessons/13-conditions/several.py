import threading, time

producers = 2
consumers = 1
size = 2
buffer = []
taken = []
changed = threading.Condition()

def produce(name):
    for number in range(3):
        with changed:
            while len(buffer) == size:
                changed.wait()
            buffer.append(f"{name}{number}")
            changed.notify_all()

def consume():
    while True:
        with changed:
            while not buffer:
                changed.wait()
            item = buffer.pop(0)
            changed.notify_all()
        if item is None:
            break
        taken.append(item)
        time.sleep(0.1)

makers = [threading.Thread(target=produce, args=("ABC"[n],), name=f"producer {n}") for n in range(producers)]
takers = [threading.Thread(target=consume, name=f"consumer {n}") for n in range(consumers)]
for thread in makers + takers:
    thread.start()
for thread in makers:
    thread.join()
for thread in takers:
    with changed:
        buffer.append(None)    # an end mark for each
        changed.notify_all()
for thread in takers:
    thread.join()
print("taken", len(taken))
