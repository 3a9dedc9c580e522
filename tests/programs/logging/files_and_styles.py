# python: 3.11
import logging, threading, sys, os
fn = f'/tmp/forkyard-log-{os.getpid()}.log'
log = logging.getLogger('file'); log.setLevel(logging.DEBUG)
fh = logging.FileHandler(fn, mode='w'); fh.setFormatter(logging.Formatter('%(levelname)-8s|%(threadName)-10s|%(name)s|%(filename)s|%(module)s|%(funcName)s|%(message)s'))
log.addHandler(fh)
def w(n): log.debug('n=%d', n)
ts = [threading.Thread(target=w, args=(i,), name=f'T{i}') for i in range(3)]
for t in ts: t.start(); t.join()
log.info('plain'); log.warning('percent %% %s', 'ok'); log.error('dict %(a)s', {'a': 1})
fh.close(); log.removeHandler(fh)
print(open(fn).read(), end=''); os.remove(fn)
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('%(asctime)s %(message)s', datefmt='%Y')); log.addHandler(h); log.propagate = False
import time; log.info('year'); 
h.setFormatter(logging.Formatter('{asctime} {levelname:>8} {message}', datefmt='X', style='{')); log.info('braces')
h.setFormatter(logging.Formatter('$levelname: $message', style='$')); log.info('dollars')
h.setFormatter(logging.Formatter()); log.info('default')
class Ctx(logging.Filter):
    def filter(self, record): record.user = 'bob'; return True
h.addFilter(Ctx()); h.setFormatter(logging.Formatter('%(user)s %(message)s')); log.info('with ctx')
class H(logging.Handler):
    def __init__(self): super().__init__(); self.records = []
    def emit(self, record): self.records.append((record.levelname, record.getMessage()))
hh = H(); log.addHandler(hh); log.critical('x %s', 1); print(hh.records)
logging.disable(logging.CRITICAL); log.critical('disabled'); logging.disable(logging.NOTSET)
log.info('stack', stack_info=True)
print(logging.getLogger('a.b.c').parent, logging.getLogger('a.b') , logging.getLogger('a.b.c').parent, log.hasHandlers(), log.getChild('kid').name)
log.handlers.clear(); log.warning('handlers gone, not propagated')
logging.basicConfig(level='INFO', stream=sys.stdout, format='%(message)s', force=True); logging.info('root %s', 'again')
try: logging.basicConfig(bogus=1, force=True)
except ValueError as e: print(e)
class Err(logging.Handler):
    def emit(self, r): raise RuntimeError('handler broke')
lg = logging.getLogger('err'); lg.propagate = False; lg.addHandler(Err())
try: lg.error('x')
except RuntimeError as e: print(e)
print(lg, h, logging.NullHandler(), logging.LoggerAdapter(lg, {}).name)
def tb():
    try: int('x')
    except ValueError: logging.error('E', exc_info=True)
tb()
