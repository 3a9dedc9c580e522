# python: 3.11
import logging
logging.getLogger('x').warning('last resort'); logging.getLogger('x').info('nope')
try: raise ValueError('v')
except ValueError as e: logging.getLogger('x').error('with', exc_info=True); logging.getLogger('x').error('with2', exc_info=e)
logging.getLogger('x').error('bad %d', 'x')
