# Queue: order, size, full and empty, without blocking.
import queue

q = queue.Queue(maxsize=2)
print(q.empty(), q.full(), q.qsize(), q.maxsize)
q.put("a")
q.put("b", block=False)
print(q.empty(), q.full(), q.qsize())
for put in (lambda: q.put_nowait("c"), lambda: q.put("c", False), lambda: q.put("c", timeout=0.05)):
    try:
        put()
    except queue.Full as error:
        print("Full", repr(error), error.args)
print(q.get(), q.get_nowait(), q.qsize())
for get in (lambda: q.get_nowait(), lambda: q.get(block=False), lambda: q.get(timeout=0.05)):
    try:
        get()
    except queue.Empty as error:
        print("Empty", repr(error))
for bad in (lambda: q.put(1, timeout=-1), lambda: q.get(timeout=-1)):
    try:
        bad()
    except ValueError as error:
        print(error)
unlimited = queue.Queue()
for i in range(1000):
    unlimited.put(i)
print(unlimited.qsize(), unlimited.full(), sum(unlimited.get() for _ in range(1000)), queue.Queue(-1).full())
q.put(None)
q.put([1, {"deep": ()}])
print(q.get(), q.get(), issubclass(queue.Empty, Exception), queue.Empty.__name__)
