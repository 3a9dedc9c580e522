# queue: the queues themselves are native. Here: their exceptions, and priorities that only the language can compare.
import _machine
import threading
from time import monotonic as time

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """A queue had nothing to give."""


Empty.__module__ = "_queue"


class Full(Exception):
    """A queue had no room."""


for _cls in (Queue, SimpleQueue):
    _cls.__class_getitem__ = classmethod(_machine.GenericAlias)


def _left(end):
    return None if end is None else max(end - time(), 0.0)


def _priority_put(queue, item, block, timeout):
    end = None if timeout is None else time() + timeout
    while True:
        heap, version = queue._snapshot()
        if 0 < queue.maxsize <= len(heap):
            queue._await_room(block, _left(end))
            continue
        # Up from the end of the heap.
        heap.append(item)
        at = len(heap) - 1
        while at > 0:
            parent = (at - 1) >> 1
            if not item < heap[parent]:
                break
            heap[at] = heap[parent]
            at = parent
        heap[at] = item
        if queue._commit(heap, version, item):
            return


def _priority_get(queue, block, timeout):
    end = None if timeout is None else time() + timeout
    while True:
        heap, version = queue._snapshot()
        if not heap:
            queue._await_item(block, _left(end))
            continue
        last = heap.pop()
        least = last
        if heap:
            least = heap[0]
            at = 0
            child = 1
            while child < len(heap):
                right = child + 1
                if right < len(heap) and not heap[child] < heap[right]:
                    child = right
                heap[at] = heap[child]
                at = child
                child = 2 * at + 1
            while at > 0:
                parent = (at - 1) >> 1
                if not last < heap[parent]:
                    break
                heap[at] = heap[parent]
                at = parent
            heap[at] = last
        if queue._commit(heap, version, least):
            return least
