# python: 3.11
import logging, sys, threading
logging.basicConfig(level=logging.DEBUG, format='%(levelname)s %(name)s %(threadName)s %(processName)s %(funcName)s:%(lineno)d %(message)s', stream=sys.stdout)
log = logging.getLogger('app.worker')
log.debug('d %s', 1); log.info('i %d %d', 1, 2); log.warning('w'); log.error('e'); log.critical('c')
def work(): log.info('in thread')
t = threading.Thread(target=work, name='W1'); t.start(); t.join()
try: 1/0
except ZeroDivisionError: log.exception('failed')
log.info('%(a)s and %(b)s', {'a':1,'b':2})
print(log, logging.getLogger(), log.getEffectiveLevel(), log.parent, logging.getLevelName(30), logging.getLevelName('INFO'), log.isEnabledFor(10))
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('[{levelname}] {message}', style='{')); h.setLevel('ERROR')
l2 = logging.getLogger('other'); l2.propagate=False; l2.addHandler(h); l2.info('no'); l2.error('yes'); print(h, l2.handlers)
class F(logging.Filter):
    def filter(self, r): return 'secret' not in r.getMessage()
l2.addFilter(F()); l2.error('secret'); l2.error('open')
l2.error('x', extra={'k':1})
logging.getLogger('app').setLevel(logging.ERROR); log.info('hidden'); log.error('shown')
logging.addLevelName(25,'NOTICE'); log.log(45,'custom'); logging.info('root info')
ad = logging.LoggerAdapter(l2, {'u':1}); ad.error('adapted')
try: log.setLevel('BOGUS')
except ValueError as e: print(e)
import queue
from logging.handlers import QueueHandler, QueueListener
q = queue.Queue(); ql = QueueListener(q, h); ql.start(); l3 = logging.getLogger('q'); l3.propagate=False; l3.addHandler(QueueHandler(q)); l3.error('queued %s', 5); ql.stop()
try: logging.Formatter('%(nope')
except ValueError as e: print(e)
log.error('bad %d', 'x')
