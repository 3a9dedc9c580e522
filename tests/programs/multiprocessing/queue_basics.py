# A Queue between processes: order kept for one writer, copies, Empty and Full of the queue module.
from multiprocessing import Process, Queue
import queue

def write(q):
    for item in ["A", 1, None, [1, {"k": (2, b"x")}], 2 ** 100, 1.5, "中文", {1, 2}, True]:
        q.put(item)

if __name__ == "__main__":
    q = Queue()
    p = Process(target=write, args=(q,))
    p.start()
    print([q.get() for _ in range(9)])
    p.join()
    print(q.empty())
    try:
        q.get(timeout=0.05)
    except queue.Empty:
        print("Empty")
    try:
        q.get_nowait()
    except queue.Empty:
        print("Empty")
    small = Queue(1)
    small.put("x")
    try:
        small.put("y", timeout=0.05)
    except queue.Full:
        print("Full")
    print(small.get(timeout=5))
    original = [1]
    q.put(original)
    copy = q.get(timeout=5)
    print(copy == original, copy is original)
