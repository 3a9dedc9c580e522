# What CPython has written in C words a wrong call in C's way, whichever way it is written here.
import bisect
import functools
import heapq
import itertools
import operator
import random
import select
import signal
import socket
import threading


def wrong(call):
    try:
        print(f"{call.__name__}: {call()!r}")
    except Exception as problem:
        print(f"{call.__name__}: {type(problem).__name__}: {problem}")


@wrong
def heappush_one():
    heapq.heappush([])


@wrong
def heappush_three():
    heapq.heappush([], 1, 2)


@wrong
def heappush_tuple():
    heapq.heappush((), 1)


@wrong
def heappop_none():
    heapq.heappop()


@wrong
def heappop_empty():
    heapq.heappop([])


@wrong
def heappop_keyword():
    heapq.heappop(heap=[])


@wrong
def heapify_number():
    heapq.heapify(1)


@wrong
def heapreplace_empty():
    heapq.heapreplace([], 1)


@wrong
def heappushpop_tuple():
    heapq.heappushpop((), 1)


@wrong
def bisect_nothing():
    bisect.bisect()


@wrong
def bisect_one():
    bisect.bisect_left([1])


@wrong
def bisect_many():
    bisect.bisect_right([1], 1, 0, 1, 5)


@wrong
def insort_keyword():
    bisect.insort([1], 1, start=0)


@wrong
def reduce_one():
    functools.reduce(max)


@wrong
def reduce_four():
    functools.reduce(max, [1], 0, 1)


@wrong
def cmp_to_key_none():
    functools.cmp_to_key()


@wrong
def cycle_none():
    itertools.cycle()


@wrong
def cycle_number():
    itertools.cycle(1)


@wrong
def accumulate_none():
    itertools.accumulate()


@wrong
def accumulate_three():
    itertools.accumulate([1], max, 3)


@wrong
def from_iterable_none():
    itertools.chain.from_iterable()


@wrong
def from_iterable_number():
    itertools.chain.from_iterable(1)


@wrong
def combinations_one():
    itertools.combinations([1])


@wrong
def combinations_negative():
    itertools.combinations([1], -1)


@wrong
def permutations_none():
    itertools.permutations()


@wrong
def product_repeat():
    itertools.product([1], repeat="2")


@wrong
def product_keyword():
    itertools.product([1], times=2)


@wrong
def compress_one():
    itertools.compress([1])


@wrong
def takewhile_one():
    itertools.takewhile(max)


@wrong
def dropwhile_three():
    itertools.dropwhile(max, [1], 2)


@wrong
def islice_one():
    itertools.islice([1])


@wrong
def islice_many():
    itertools.islice([1], 1, 2, 3, 4)


@wrong
def pairwise_two():
    itertools.pairwise([1], [2])


@wrong
def starmap_one():
    itertools.starmap(max)


@wrong
def tee_negative():
    itertools.tee([1], -1)


@wrong
def tee_text():
    itertools.tee([1], "2")


@wrong
def zip_longest_keyword():
    itertools.zip_longest([1], fill=2)


@wrong
def operator_add():
    operator.add(1)


@wrong
def operator_not():
    operator.not_(1, 2)


@wrong
def count_of_number():
    operator.countOf(1, 2)


@wrong
def index_of_missing():
    operator.indexOf([1], 2)


@wrong
def length_hint_text():
    operator.length_hint([1], "1")


@wrong
def itemgetter_none():
    operator.itemgetter()


@wrong
def methodcaller_none():
    operator.methodcaller()


@wrong
def randrange_part():
    random.randrange(1.5)


@wrong
def select_two():
    select.select([], [])


@wrong
def poll_one():
    select.poll(1)


@wrong
def poll_register():
    select.poll().register()


@wrong
def poll_text():
    select.poll().poll("1")


@wrong
def raise_signal_none():
    signal.raise_signal()


@wrong
def alarm_two():
    signal.alarm(1, 2)


@wrong
def pause_one():
    signal.pause(1)


@wrong
def pthread_kill_one():
    signal.pthread_kill(1)


def on_socket(name, *arguments):
    with socket.socket() as end:
        try:
            getattr(end, name)(*arguments)
        except Exception as problem:
            print(f"{name}{arguments}: {type(problem).__name__}: {problem}")
        else:
            print(f"{name}{arguments}: taken")


on_socket("bind")
on_socket("bind", ("127.0.0.1", 0), 1)
on_socket("connect")
on_socket("recv")
on_socket("recv", 1, 2, 3)
on_socket("send")
on_socket("sendall")
on_socket("setsockopt", 1)
on_socket("getsockopt")
on_socket("shutdown")

print(type(threading.Lock()), type(threading.RLock()))
print(threading.Condition.wait_for.__qualname__)
