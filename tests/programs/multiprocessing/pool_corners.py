import multiprocessing as mp, os, time, sys
def f(x):
    if x == 3: raise ValueError('three')
    return x * x
def slow(x): time.sleep(0.2); return x
def initf(a, b): global G; G = a + b
def useg(x): return G + x
def die(x): os._exit(3)
def cb(r): print('cb', r)
def ecb(e): print('ecb', repr(e))
class Unp:
    def __reduce__(self): raise TypeError('no pickle')
def retbad(x): return lambda: x
if __name__ == '__main__':
    with mp.Pool(2, initf, (1, 2)) as p:
        print(p.map(useg, [1, 2]))
        r = p.apply_async(f, (3,), callback=cb, error_callback=ecb); r.wait(); print(r.ready(), r.successful())
        try: r.get()
        except ValueError as e: print('VE', e)
        r = p.map_async(f, [1, 2], callback=cb); print(r.get(5))
        try: p.map(f, [1, 2, 3, 4])
        except ValueError as e: print(e, e.__cause__.__class__.__name__)
        it = p.imap(f, [1, 2, 3, 4]); print(next(it), next(it))
        try: next(it)
        except ValueError as e: print(e)
        print(next(it))
        try: next(it)
        except StopIteration: print('stop')
        print(sorted(p.imap_unordered(f, [4, 5, 6], chunksize=2)), p.starmap(pow, [(2, 3), (3, 2)]), p.starmap_async(max, [(1, 2)]).get())
        r = p.apply_async(slow, (1,))
        try: r.successful()
        except ValueError as e: print(e)
        try: r.get(0.01)
        except mp.TimeoutError as e: print(repr(e))
        print(r.get())
        try: p.apply(lambda: 1)
        except Exception as e: print(type(e).__name__, e)
        try: p.apply(retbad, (1,))
        except Exception as e: print(type(e).__name__, str(e)[:60])
        try: p.map(f, 5)
        except TypeError as e: print(e)
        try: p.map(f, [1], chunksize=0)
        except Exception as e: print(type(e).__name__, e)
        try: p.imap(f, [1], chunksize=0)
        except Exception as e: print(type(e).__name__, e)
        print(p.map(f, []), list(p.imap(f, [])), p.map(f, (x for x in [1, 2])))
    try: p.map(f, [1])
    except ValueError as e: print(e)
    try: mp.Pool(0)
    except ValueError as e: print(e)
    try: mp.Pool(1, initializer=5)
    except TypeError as e: print(e)
    try: mp.Pool(1, maxtasksperchild=0)
    except ValueError as e: print(e)
    p = mp.Pool(1); 
    try: p.join()
    except ValueError as e: print(e)
    p.terminate(); p.join(); print(p)
    from multiprocessing.pool import ThreadPool
    with ThreadPool(2) as t: print(t.map(f, [1, 2]), t.apply(len, ('abc',)), type(t))
    import warnings
