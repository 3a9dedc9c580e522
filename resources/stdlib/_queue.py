# _queue: where CPython keeps the native part of queue.
from queue import Empty, SimpleQueue
