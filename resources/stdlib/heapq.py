# heapq: a list kept as a heap, the least item first. Comparisons come in CPython's order: it decides which of equal items comes first.


# Items change places as they go, so that a comparison that fails leaves all of them in the list.

def _up(heap, start, place):
    while place > start:
        parent = (place - 1) >> 1
        if not heap[place] < heap[parent]:
            break
        heap[place], heap[parent] = heap[parent], heap[place]
        place = parent


def _down(heap, place):
    end = len(heap)
    start = place
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[place], heap[child] = heap[child], heap[place]
        place = child
        child = 2 * place + 1
    _up(heap, start, place)


def _list(heap, argument):
    if not isinstance(heap, list):
        raise TypeError(f"{argument} must be list, not {None if heap is None else type(heap).__name__}")


def heappush(heap, item, /):  #= _heapq
    _list(heap, "heappush() argument 1")
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap, /):  #= _heapq
    _list(heap, "heappop() argument")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    least = heap[0]
    heap[0] = last
    _down(heap, 0)
    return least


def heapreplace(heap, item, /):  #= _heapq
    _list(heap, "heapreplace() argument 1")
    if not heap:
        raise IndexError("index out of range")
    least = heap[0]
    heap[0] = item
    _down(heap, 0)
    return least


def heappushpop(heap, item, /):  #= _heapq
    _list(heap, "heappushpop() argument 1")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap, /):  #= _heapq
    _list(heap, "heapify() argument")
    for place in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, place)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


class _Head:
    __slots__ = ("key", "order", "value", "iterator", "reverse")

    def __init__(self, key, order, value, iterator, reverse):
        self.key = key
        self.order = order
        self.value = value
        self.iterator = iterator
        self.reverse = reverse

    def __lt__(self, other):
        if self.key == other.key:
            return self.order < other.order
        return other.key < self.key if self.reverse else self.key < other.key


_end = object()


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        value = next(iterator, _end)
        if value is not _end:
            heap.append(_Head(value if key is None else key(value), order, value, iterator, reverse))
    heapify(heap)
    while heap:
        head = heap[0]
        yield head.value
        value = next(head.iterator, _end)
        if value is _end:
            heappop(heap)
        else:
            head.key = value if key is None else key(value)
            head.value = value
            heapreplace(heap, head)
