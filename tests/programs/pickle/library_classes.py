# python: 3.11
import multiprocessing as mp, pickle, copy
from collections import *
from dataclasses import dataclass, field
from enum import Enum, IntEnum, Flag, auto
from datetime import datetime, timedelta, date, timezone
from functools import partial
from types import SimpleNamespace
from typing import NamedTuple
from operator import itemgetter, attrgetter
import uuid, json
Point = namedtuple('Point', 'x y')
class NT(NamedTuple):
    a: int
    b: str = 'z'
@dataclass
class Job:
    id: int
    tags: list = field(default_factory=list)
@dataclass(frozen=True)
class Fz:
    a: int
class Color(Enum):
    RED = 1
    BLUE = 'b'
class Pr(IntEnum):
    LOW = 1
class Fl(Flag):
    A = auto(); B = auto()
def add(a, b): return a + b
values = [Point(1,2), NT(3), Job(1,['x']), Fz(5), Color.RED, Color.BLUE, Pr.LOW, Fl.A|Fl.B, deque([1,2],maxlen=3), defaultdict(list,a=[1]), Counter('aab'), OrderedDict(a=1,b=2),
  datetime(2024,1,2,3,4,5), timedelta(hours=5), date(2024,1,1), datetime(2024,1,1,tzinfo=timezone.utc), partial(add, 1), SimpleNamespace(a=1), uuid.UUID(int=5), [Point(1,2)]*2, ChainMap({'a':1})]
def echo(conn):
    while True:
        v = conn.recv()
        if v is None: break
        conn.send((repr(v), v))
def work(j): return Job(j.id*2, j.tags+['done'])
if __name__ == '__main__':
    for v in values:
        for f in (lambda v: pickle.loads(pickle.dumps(v)), copy.copy, copy.deepcopy):
            w = f(v)
            if not (isinstance(v, partial) or w == v) or type(w) is not type(v): print('DIFFERS', type(v), v, w)
        if isinstance(v, (deque, defaultdict)): print(pickle.loads(pickle.dumps(v)))
    a, b = mp.Pipe(); p = mp.Process(target=echo, args=(b,)); p.start()
    for v in values:
        a.send(v); text, w = a.recv(); print(text.split(' at 0x')[0])
    a.send(None); p.join()
    print(p.exitcode)
    with mp.Pool(2) as pool:
        print(pool.map(work, [Job(1), Job(2)]), pool.map(partial(add, 10), [1,2]), pool.map(itemgetter(1), [(1,2),(3,4)]))
