# Messages from one byte to several pipes full, by several writers and readers, looked at in between.
from multiprocessing import JoinableQueue, Process, Queue, SimpleQueue, get_context
from multiprocessing.connection import wait
from queue import Empty

SIZES = [0, 1, 3, 4, 5, 100, 250, 251, 252, 253, 4000, 4087, 4088, 4089, 4090, 4091, 4092, 4096, 8192, 65000, 65536, 200000]


def write(queue, name, rounds):
    for n in range(rounds):
        for size in SIZES:
            queue.put((name, n, "x" * size))


def read(queue, results):
    count = size = 0
    while True:
        item = queue.get()
        if item is None:
            break
        count += 1
        size += len(item[2])
    results.put((count, size))


def check_order(items):
    seen = {}
    for name, n, text in items:
        seen.setdefault(name, []).append((n, len(text)))
    return all(places == [(n, size) for n in range(3) for size in SIZES] for places in seen.values())


def one_reader(make):
    queue = make()
    writers = [Process(target=write, args=(queue, name, 3)) for name in "abc"]
    for each in writers:
        each.start()
    items = [queue.get() for _ in range(3 * 3 * len(SIZES))]
    for each in writers:
        each.join()
    print(make.__name__, len(items), check_order(items), queue.empty())


def several_readers(make):
    queue, results = make(), make()
    readers = [Process(target=read, args=(queue, results)) for _ in range(3)]
    writers = [Process(target=write, args=(queue, name, 2)) for name in "ab"]
    for each in readers + writers:
        each.start()
    for each in writers:
        each.join()
    for _ in readers:
        queue.put(None)
    got = [results.get() for _ in readers]
    for each in readers:
        each.join()
    print(make.__name__, sum(count for count, _ in got), sum(size for _, size in got) == 4 * sum(SIZES), queue.empty())


def looked_at():
    queue = Queue()
    for n in range(5):
        queue.put(n)
    print([(queue.get(timeout=60), queue.qsize()) for _ in range(5)])
    for ask in (lambda: queue.get(timeout=0.01), lambda: queue.get(False), queue.get_nowait):
        try:
            print(ask())
        except Empty:
            print("empty")
    queue.put("late")
    print(queue.get(timeout=60), queue.empty())


    queue = SimpleQueue()
    for n in range(5):
        queue.put("z" * n)
    print([(queue.get(), queue.empty()) for _ in range(5)])


def waited_for():
    queue = SimpleQueue()
    for n in range(3):
        queue.put([n] * 10)
    got = []
    while wait([queue._reader], 0):
        got.append(queue.get()[0])
    print(got, queue.empty(), queue._reader.poll(0))


def taken_over():
    """A child goes on where its parent has read."""
    queue, results = SimpleQueue(), SimpleQueue()
    for n in range(6):
        queue.put((str(n), n, "y" * n))
    queue.put(None)
    first = queue.get()[1]
    child = Process(target=read, args=(queue, results))
    child.start()
    print(first, results.get())
    child.join()
    context = get_context("spawn")
    queue, results = context.SimpleQueue(), context.SimpleQueue()
    for n in range(6):
        queue.put((str(n), n, "y" * n))
    queue.put(None)
    first = queue.get()[1]
    child = context.Process(target=read, args=(queue, results))
    child.start()
    print(first, results.get())
    child.join()


if __name__ == "__main__":
    for make in (Queue, SimpleQueue, JoinableQueue):
        one_reader(make)
        several_readers(make)
    looked_at()
    waited_for()
    taken_over()
