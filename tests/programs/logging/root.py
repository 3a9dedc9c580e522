# python: 3.11
import logging
logging.warning('root warn'); logging.info('no'); logging.error('err %s', 'x')
logging.getLogger('a').warning('again')
try: {}['k']
except KeyError: logging.exception('oops')
