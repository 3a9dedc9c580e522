# python: 3.11
from __future__ import annotations
import threading, time, queue, logging, sys, functools, contextlib, random, itertools, heapq, operator, string, copy, uuid, traceback
from abc import ABC, abstractmethod
from collections import OrderedDict, defaultdict, deque, Counter
from concurrent.futures import ThreadPoolExecutor, as_completed, Future
from dataclasses import dataclass, field, asdict
from enum import Enum, auto
from typing import Any, Callable, ClassVar, Dict, Generic, Iterator, List, NamedTuple, Optional, Protocol, Tuple, TypeVar, Union
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V")

@dataclass
class Account:
    owner: str
    balance: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    history: List[Tuple[str, float]] = field(default_factory=list, repr=False)
    count: ClassVar[int] = 0
    def deposit(self, amount: float) -> None:
        if amount <= 0: raise ValueError(f"bad amount: {amount!r}")
        with self.lock:
            self.balance += amount
            self.history.append(("deposit", amount))

class ReadWriteLock:
    def __init__(self) -> None:
        self._cond = threading.Condition(threading.Lock()); self._readers = 0
    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        with self._cond: self._readers += 1
        try: yield
        finally:
            with self._cond:
                self._readers -= 1
                if not self._readers: self._cond.notify_all()
    @contextlib.contextmanager
    def writing(self):
        with self._cond:
            while self._readers: self._cond.wait()
            yield

class LRUCache(Generic[K, V]):
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity; self._data: OrderedDict[K, V] = OrderedDict(); self._lock = threading.RLock()
    def get(self, key: K) -> Optional[V]:
        with self._lock:
            if key not in self._data: return None
            self._data.move_to_end(key); return self._data[key]
    def put(self, key: K, value: V) -> None:
        with self._lock:
            self._data[key] = value; self._data.move_to_end(key)
            if len(self._data) > self.capacity: self._data.popitem(last=False)
    def __repr__(self): return f"LRU({list(self._data.items())})"

class Stage(ABC):
    def __init__(self, inbox: queue.Queue[Any], outbox: Optional[queue.Queue[Any]]): self.inbox, self.outbox = inbox, outbox
    @abstractmethod
    def process(self, item: Any) -> Any: ...
    def run(self) -> None:
        for item in iter(self.inbox.get, None):
            result = self.process(item)
            if self.outbox is not None: self.outbox.put(result)
        if self.outbox is not None: self.outbox.put(None)
class Double(Stage):
    def process(self, item): return item * 2
class Collect(Stage):
    def __init__(self, *a): super().__init__(*a); self.items: list[int] = []
    def process(self, item): self.items.append(item)

class Event(NamedTuple):
    when: float
    name: str
    action: Callable[[], Any]
class State(Enum):
    IDLE = auto(); RUNNING = auto(); STOPPED = auto()
class Observer(Protocol):
    def notify(self, state: State) -> None: ...
class Machine:
    def __init__(self): self.state = State.IDLE; self.observers: list[Observer] = []
    def go(self, s: State):
        self.state = s
        for o in self.observers: o.notify(s)
class Printer:
    def notify(self, state): print("state", state.name, state)

def retry(times: int, exceptions: Union[type, Tuple[type, ...]] = Exception):
    def deco(f):
        @functools.wraps(f)
        def inner(*a, **k):
            for attempt in itertools.count(1):
                try: return f(*a, **k)
                except exceptions as e:
                    print(f"attempt {attempt} of {f.__name__}: {type(e).__name__}: {e}")
                    if attempt >= times: raise
        return inner
    return deco

def main():
    acc = Account("ann")
    ts = [threading.Thread(target=acc.deposit, args=(10,), name=f"dep-{i}") for i in range(10)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(acc, len(acc.history), acc == Account("ann", 100.0), Account.count)
    try: acc.deposit(-1)
    except ValueError as e: print("ValueError:", e)
    rw = ReadWriteLock(); seen = []
    def reader(i):
        with rw.reading(): seen.append(i)
    ts = [threading.Thread(target=reader, args=(i,)) for i in range(3)]
    [t.start() for t in ts]; [t.join() for t in ts]
    with rw.writing(): print(sorted(seen))
    c: LRUCache[str, int] = LRUCache(2)
    for i, k in enumerate("abca"): c.put(k, i)
    print(c, c.get("a"), c.get("zz"), c)
    a, b = queue.Queue(), queue.Queue()
    d, col = Double(a, b), Collect(b, None)
    ts = [threading.Thread(target=s.run) for s in (d, col)]
    [t.start() for t in ts]
    for i in range(5): a.put(i)
    a.put(None); [t.join() for t in ts]; print(col.items)
    try: Stage(a, b)
    except TypeError as e: print(e)
    events = [Event(3, "c", lambda: "third"), Event(1, "a", lambda: "first"), Event(2, "b", lambda: "second")]
    heap = [(e.when, i, e) for i, e in enumerate(events)]; heapq.heapify(heap)
    while heap: w, _, e = heapq.heappop(heap); print(w, e.name, e.action())
    m = Machine(); m.observers.append(Printer()); m.go(State.RUNNING); m.go(State.STOPPED)
    calls = iter([ValueError("one"), KeyError("two"), 42])
    @retry(3, (ValueError, KeyError))
    def flaky():
        v = next(calls)
        if isinstance(v, Exception): raise v
        return v
    print(flaky())
    with ThreadPoolExecutor(max_workers=3, thread_name_prefix="pool") as ex:
        futs = {ex.submit(pow, i, 2): i for i in range(5)}
        print(sorted((futs[f], f.result()) for f in as_completed(futs)))
        bad = ex.submit(operator.truediv, 1, 0); print(type(bad.exception()).__name__, bad.done())
    words = Counter(); wl = threading.Lock()
    def count(text):
        local = Counter(text.split())
        with wl: words.update(local)
    ts = [threading.Thread(target=count, args=(s,)) for s in ("a b a", "b c", "a")]
    [t.start() for t in ts]; [t.join() for t in ts]; print(words.most_common(), dict(sorted(words.items())))
    groups = defaultdict(list)
    for w in ["apple", "bob", "cat", "dog"]: groups[len(w)].append(w)
    print({k: v for k, v in groups.items()}, asdict(Account("x", lock=None)))
    print(Account.__annotations__, Event.__annotations__)
if __name__ == "__main__":
    main()
