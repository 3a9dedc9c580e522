# Warnings that go to logging: to nobody where nobody is there to write them, and with the place in warnings that tells them. And where a filter fails.
import logging
import sys
import warnings

logging.captureWarnings(True)
warnings.warn("to nobody")
print(logging.getLogger("py.warnings").handlers)
writer = logging.StreamHandler(sys.stdout)
writer.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(module)s:%(funcName)s:%(lineno)d:%(args)s:%(message)s"))
logging.getLogger().addHandler(writer)
warnings.warn("told", DeprecationWarning)
warnings.warn("told again")
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"{category.__name__} is {message}\n"
warnings.warn("shaped")
logging.captureWarnings(False)
warnings.warn("to standard error")
log = logging.getLogger("app")
log.addFilter(lambda record: record.msg.startswith("yes"))
log.warning("yes")
log.warning("no")
log.warning(5)
