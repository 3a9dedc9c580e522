# python: 3.11
import itertools as it, functools, operator, heapq, bisect, copy
print(list(it.islice(it.count(5,2),4)), it.count(3), it.repeat(1,3), list(it.repeat(1,3)), list(it.islice(it.cycle('ab'),5)))
print(list(it.accumulate([1,2,3])), list(it.accumulate([1,2,3],operator.mul)), list(it.accumulate([1,2],initial=10)), list(it.chain('ab',[1])), list(it.chain.from_iterable(['ab','cd'])))
print(list(it.combinations('abcd',2)), list(it.combinations_with_replacement('ab',2)), list(it.permutations('abc',2)), len(list(it.permutations(range(4)))), list(it.permutations(range(3))))
print(list(it.product('ab',[1,2])), list(it.product([0,1],repeat=2)), list(it.compress('abc',[1,0,1])), list(it.dropwhile(lambda x:x<2,[1,2,1])), list(it.takewhile(lambda x:x<2,[1,2,1])), list(it.filterfalse(None,[0,1,''])))
for k,g in it.groupby('aaabbc'): print(k,list(g))
print([k for k,g in it.groupby('aabbcc')], list(it.starmap(pow,[(2,3),(3,2)])), list(it.pairwise([1,2,3])), list(it.zip_longest('ab','c',fillvalue='-')))
a,b=it.tee([1,2,3]); print(next(a),list(a),list(b))
print(list(it.islice('abcdef',2,None,2)), list(it.islice('abc',2)), list(it.batched('abc',2)) if hasattr(it,'batched') else 'no batched')
try: it.islice('a',-1)
except ValueError as e: print(e)
def deco(f):
    @functools.wraps(f)
    def w(*a,**k):
        "inner"
        return f(*a,**k)
    return w
@deco
def hello(x): 
    "doc of hello"
    return x
print(hello.__name__, hello.__doc__, hello.__wrapped__(3), hello(2), hello.__qualname__, hello.__module__)
p=functools.partial(int, base=2); print(p('101'), p.func, p.args, p.keywords, p)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info()); fib.cache_clear(); print(fib.cache_info(), fib.cache_parameters())
@functools.lru_cache
def sq(x): print('compute',x); return x*x
sq(2); sq(2); sq(3); print(sq.cache_info())
@functools.lru_cache(maxsize=2)
def two(x): print('c',x); return x
[two(i) for i in (1,2,1,3,2,1)]; print(two.cache_info())
@functools.cache
def f(a,b=1): return a+b
print(f(1),f(1,b=2),f.cache_info())
try: f([])
except TypeError as e: print(e)
print(functools.reduce(lambda a,b:a+b,[1,2,3]), functools.reduce(operator.mul,[],7))
try: functools.reduce(operator.add,[])
except TypeError as e: print(e)
class D:
    def __init__(s): s.n=0
    @functools.cached_property
    def v(s): s.n+=1; return s.n
    @functools.lru_cache
    def m(s,x): return x
d=D(); print(d.v,d.v,d.__dict__, d.m(3))
@functools.total_ordering
class V:
    def __init__(s,x): s.x=x
    def __eq__(s,o): return s.x==o.x
    def __lt__(s,o): return s.x<o.x
print(V(1)<=V(1), V(2)>V(1), V(1)>=V(2), sorted([V(3),V(1)],key=lambda v:v.x)[0].x)
@functools.singledispatch
def show(x): return 'obj'
@show.register(int)
def _(x): return 'int'
@show.register(list)
def _(x): return 'list'
print(show(1),show('a'),show([]),show(True), show.dispatch(bool)(1))
print(sorted([3,1,2], key=functools.cmp_to_key(lambda a,b:b-a)))
print(operator.itemgetter(1)([1,2]), operator.itemgetter(0,1)('ab'), operator.attrgetter('real')(5), operator.methodcaller('upper')('a'), operator.add(1,2), operator.itemgetter(1), operator.contains([1],1))
h=[5,3,8,1]; heapq.heapify(h); print(h); heapq.heappush(h,2); print([heapq.heappop(h) for _ in range(5)]); print(heapq.nlargest(2,[1,5,3]), heapq.nsmallest(2,[4,1,3],key=lambda x:-x), list(heapq.merge([1,4],[2,3])), heapq.heappushpop([2,3],1))
try: heapq.heappop([])
except IndexError as e: print(e)
l=[1,3,5]; bisect.insort(l,4); print(l, bisect.bisect_left(l,3), bisect.bisect(l,3))
x=[1,[2,3],{'a':[4]}]; y=copy.copy(x); z=copy.deepcopy(x); x[1].append(9); x[2]['a'].append(5); print(y,z)
class N:
    def __init__(s): s.l=[1]; s.me=s
n=N(); m=copy.deepcopy(n); m.l.append(2); print(n.l,m.l,m.me is m, copy.copy(n).l is n.l)
import threading
try: copy.deepcopy(threading.Lock())
except TypeError as e: print(e)
class C:
    def __call__(self): pass
c = it.count()
print(next(c), next(c)); 
def g():
    x=10
    l=locals(); print(l); return vars
print(g() is vars); 
class O: pass
o=O(); ns=vars(o); o.a=1; print(ns, ns['a'], len(ns), 'a' in ns); ns['b']=2; print(o.b, list(ns), ns=={'a':1,'b':2}); del ns['a']; print(hasattr(o,'a'))
gl=globals(); zz=5; print(gl['zz'], 'zz' in gl); gl['yy']=6; print(yy)
