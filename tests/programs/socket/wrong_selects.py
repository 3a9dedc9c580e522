# What select, poll, epoll and selectors refuse.
import os
import select
import selectors
import socket

a, b = socket.socketpair()
poll = select.poll()
epoll = select.epoll()
selector = selectors.DefaultSelector()
selector.register(a, selectors.EVENT_READ)
epoll.register(a, select.EPOLLIN)
gone = os.dup(0)
os.close(gone)
for wrong in (lambda: select.select([gone], [], [], 0), lambda: select.select(["a"], [], []), lambda: select.select([], [], [], -1), lambda: select.select([-1], [], []),
              lambda: select.select([], [], [], "a"), lambda: select.select(1, [], []), lambda: poll.unregister(5), lambda: poll.modify(7, 1), lambda: epoll.register(gone),
              lambda: epoll.register(a), lambda: epoll.register("x"), lambda: selector.register(a, 1), lambda: selector.register(b, 0), lambda: selector.register("x", 1),
              lambda: selector.register(-1, 1), lambda: selector.unregister(b), lambda: selector.get_key(b), lambda: selector.modify(b, 1)):
    try:
        print(wrong())
    except Exception as problem:
        print(type(problem).__name__, str(problem).split("<socket")[0].strip())
