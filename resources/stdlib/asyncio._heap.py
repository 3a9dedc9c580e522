# asyncio._heap: a list as a heap, the smallest first. Equal items come in the order that CPython's heapq gives them: down to a
# leaf first, then up again. Knows nothing else.


def push(heap, item):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def pop(heap):
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap)
    return first


def _rise(heap, top, at):
    item = heap[at]
    while at > top:
        above = (at - 1) >> 1
        if not item < heap[above]:
            break
        heap[at] = heap[above]
        at = above
    heap[at] = item


def _sink(heap):
    """Lets the smaller child rise until a leaf is free, puts what stood at the top there, and lets that rise."""
    at = 0
    end = len(heap)
    item = heap[0]
    child = 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, 0, at)
