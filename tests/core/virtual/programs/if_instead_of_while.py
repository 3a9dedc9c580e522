# two consumers, if: IndexError possible in a thread: thread dies, prints to stderr; exit 0
# ends: exit 0: 0 errors | exit 0: 1 errors
import threading
buf = []
errors = 0
cond = threading.Condition()
def producer():
    with cond:
        buf.append(1)
        cond.notify_all()
def consumer():
    global errors
    with cond:
        if not buf:
            cond.wait()
        try:
            buf.pop()
        except IndexError:
            errors += 1
            buf.append(0); buf.pop()
def produce_two():
    producer()
    producer()
ts = [threading.Thread(target=consumer), threading.Thread(target=consumer), threading.Thread(target=produce_two)]
for t in ts: t.start()
for t in ts: t.join()
print(errors, "errors")
