# Loggers, handlers and formatters made from a dictionary.
import logging.config, logging, sys
cfg = {'version': 1, 'formatters': {'s': {'format': '%(levelname)s %(name)s %(message)s'}, 'd': {'format': '{levelname}|{message}', 'style': '{'}}, 'filters': {'only': {'name': 'app'}}, 'handlers': {'c': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 's', 'level': 'INFO'}, 'e': {'class': 'logging.StreamHandler', 'stream': sys.stdout, 'formatter': 'd', 'filters': ['only']}}, 'loggers': {'app': {'handlers': ['e'], 'level': 'DEBUG', 'propagate': True}, 'quiet': {'level': 'ERROR'}}, 'root': {'handlers': ['c'], 'level': 'DEBUG'}}
old = logging.getLogger('old')
logging.config.dictConfig(cfg)
logging.getLogger('app').debug('d')
logging.getLogger('app').info('i')
logging.getLogger('app.sub').warning('w')
logging.getLogger('quiet').info('no')
logging.getLogger('x').info('root')
old.error('disabled')
print(old.disabled)
for bad in ({}, {'version': 2}, {'version': 1, 'root': {'handlers': ['zz']}}, {'version': 1, 'handlers': {'h': {'class': 'logging.Nope'}}}):
    try:
        logging.config.dictConfig(bad)
    except ValueError as e:
        print(e)
