# logging: messages with a level, from loggers in a tree, through filters and formats, to handlers. The names of threads and
# processes are those of the moment.
# Longer than most files: what CPython has in one module stands in one here, and its parts lean on each other.
import os
import sys
import time
import _machine
import threading
import traceback
import warnings
from string import Template

CRITICAL = 50
FATAL = CRITICAL
ERROR = 40
WARNING = 30
WARN = WARNING
INFO = 20
DEBUG = 10
NOTSET = 0

_level_names = {CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG", NOTSET: "NOTSET"}
_levels = {"CRITICAL": CRITICAL, "FATAL": FATAL, "ERROR": ERROR, "WARN": WARNING, "WARNING": WARNING, "INFO": INFO, "DEBUG": DEBUG, "NOTSET": NOTSET}
_own_files = "/usr/lib/python3.11/logging/"
_start = time.time()
_lock = threading.RLock()
raiseExceptions = True
logThreads = logProcesses = logMultiprocessing = True
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


def getLevelName(level):
    found = _level_names.get(level)
    if found is None:
        found = _levels.get(level)
    return f"Level {level}" if found is None else found


def getLevelNamesMapping():
    return dict(_levels)


def addLevelName(level, levelName):
    with _lock:
        _level_names[level] = levelName
        _levels[levelName] = level


def _checked_level(level):
    if isinstance(level, int):
        return level
    if str(level) == level:
        if level not in _levels:
            raise ValueError(f"Unknown level: {level!r}") #: logging/__init__.py 207 _checkLevel | raise ValueError("Unknown level: %r" % level)
        return _levels[level]
    raise TypeError(f"Level not an integer or a valid string: {level!r}") #: logging/__init__.py 210 _checkLevel | raise TypeError("Level not an integer or a valid string: %r"


# ---- records and their text ------------------------------------------------------------------------------------------


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time()
        self.name = name
        self.msg = msg
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = os.path.basename(pathname)
        self.module = os.path.splitext(self.filename)[0]
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now
        self.msecs = int((now - int(now)) * 1000) + 0.0
        self.relativeCreated = (now - _start) * 1000
        self.thread = threading.get_ident()
        self.threadName = threading.current_thread().name
        self.processName = "MainProcess"
        mp = sys.modules.get("multiprocessing")
        if mp is not None:
            try:
                self.processName = mp.current_process().name
            except Exception:
                pass
        self.process = os.getpid()

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        msg = str(self.msg)
        if self.args:
            msg = msg % self.args #: logging/__init__.py 377 getMessage | msg = msg % self.args | 6 ~~~~^~~~~~~~~~~
        return msg


LogRecord.getMessage.__qualname__ = "LogRecord.getMessage"
_record_factory = LogRecord


def setLogRecordFactory(factory):
    global _record_factory
    _record_factory = factory


def getLogRecordFactory():
    return _record_factory


def makeLogRecord(dict):
    record = _record_factory(None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


class PercentStyle:
    default_format = "%(message)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        import string
        i = self._fmt.find("%(")
        while i >= 0:
            end = self._fmt.find(")", i)
            k = end + 1
            while end > 0 and k < len(self._fmt) and self._fmt[k] in "#0+- 123456789.*":
                k += 1
            if end > 0 and k < len(self._fmt) and self._fmt[k] in "diouxefgcrsaXEFG%":
                return
            i = self._fmt.find("%(", i + 1)
        raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else dict(record.__dict__)

    def format(self, record):
        try:
            return self._fmt % self._values(record)
        except KeyError as problem:
            raise ValueError(f"Formatting field not found in record: {problem}") #: logging/__init__.py 451 format | raise ValueError('Formatting field not found in record: %s' % e)


def _fields(text):
    """Name, conversion and specifier of each replacement field."""
    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if c not in "{}":
            continue
        if text[i:i + 1] == c:
            i += 1
            continue
        if c == "}" or i == len(text):
            raise ValueError(f"Single '{c}' encountered in format string")
        start = i
        depth = 1
        while depth:
            if i == len(text):
                raise ValueError("expected '}' before end of string")
            depth += (text[i] == "{") - (text[i] == "}")
            i += 1
        name, _, spec = text[start:i - 1].partition(":")
        name, _, conversion = name.partition("!")
        yield name, conversion, spec


class StrFormatStyle(PercentStyle):
    default_format = "{message}"
    asctime_search = "{asctime"

    def validate(self):
        import re
        named = False
        try:
            for name, conversion, spec in _fields(self._fmt):
                if name and not re.match(r"\w+(\.\w+|\[[^]]+\])*$", name):
                    raise ValueError(f"invalid field name/expression: {name!r}")
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
                if spec and not re.match(r"(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?$", spec, re.I):
                    raise ValueError(f"bad specifier: {spec!r}")
                named = named or bool(name)
        except ValueError as problem:
            raise ValueError(f"invalid format: {problem}")
        if not named:
            raise ValueError("invalid format: no fields")

    def format(self, record):
        try:
            return self._fmt.format(**self._values(record))
        except KeyError as problem:
            raise ValueError(f"Formatting field not found in record: {problem}")


class StringTemplateStyle(PercentStyle):
    default_format = "${message}"
    asctime_search = "${asctime}"

    def usesTime(self):
        return "$asctime" in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        if not Template(self._fmt).is_valid():
            raise ValueError("invalid format: bare '$' not allowed")
        if not Template(self._fmt).get_identifiers():
            raise ValueError("invalid format: no fields")

    def format(self, record):
        try:
            return Template(self._fmt).substitute(self._values(record))
        except KeyError as problem:
            raise ValueError(f"Formatting field not found in record: {problem}")


_STYLES = {"%": (PercentStyle, BASIC_FORMAT), "{": (StrFormatStyle, "{levelname}:{name}:{message}"), "$": (StringTemplateStyle, "${levelname}:${name}:${message}")}


class Formatter:
    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        text = "".join(traceback.format_exception(ei[0], ei[1], ei[2]))
        return text[:-1] if text.endswith("\n") else text

    def usesTime(self):
        return self._style.usesTime()

    def formatMessage(self, record):
        return self._style.format(record) #: logging/__init__.py 659 formatMessage | return self._style.format(record) | 7 33

    def formatStack(self, stack_info):
        return stack_info

    def format(self, record):
        record.message = record.getMessage() #: logging/__init__.py 687 format | record.message = record.getMessage() | 17 36
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record) #: logging/__init__.py 690 format | s = self.formatMessage(record) | 4 30
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = (text if text.endswith("\n") else text + "\n") + record.exc_text
        if record.stack_info:
            text = (text if text.endswith("\n") else text + "\n") + self.formatStack(record.stack_info)
        return text


_default_formatter = Formatter()


class BufferingFormatter:
    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _default_formatter

    def formatHeader(self, records):
        return ""

    def formatFooter(self, records):
        return ""

    def format(self, records):
        if not records:
            return ""
        return self.formatHeader(records) + "".join([self.linefmt.format(record) for record in records]) + self.formatFooter(records)


class Filter:
    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        return self.nlen == 0 or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for one in self.filters:
            if hasattr(one, "filter"):
                passed = one.filter(record) #: logging/__init__.py 830 filter | result = f.filter(record) | 9 25
            else:
                passed = one(record) #: logging/__init__.py 832 filter | result = f(record) # assume callable - will raise if not | 9 18
            if not passed:
                return False
        return True


# ---- handlers --------------------------------------------------------------------------------------------------------

_handlers = []


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = _checked_level(level) #: logging/__init__.py 889 __init__ | self.level = _checkLevel(level) | 13 31
        self.formatter = None
        self._closed = False
        self.createLock()
        with _lock:
            _handlers.append(self)

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name

    name = property(lambda self: self._name, lambda self, name: self.set_name(name))

    def createLock(self):
        self.lock = threading.RLock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        self.level = _checked_level(level) #: logging/__init__.py 940 setLevel | self.level = _checkLevel(level) | 13 31

    def format(self, record):
        return (self.formatter or _default_formatter).format(record) #: logging/__init__.py 953 format | return fmt.format(record) | 7 25

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses") #: logging/__init__.py 962 emit | raise NotImplementedError('emit must be implemented '

    def handle(self, record):
        passed = self.filter(record) #: logging/__init__.py 974 handle | rv = self.filter(record) | 5 24
        if passed:
            self.acquire()
            try:
                self.emit(record) #: logging/__init__.py 978 handle | self.emit(record)
            finally:
                self.release()
        return passed

    def setFormatter(self, fmt):
        self.formatter = fmt

    def flush(self):
        pass

    def close(self):
        with _lock:
            self._closed = True
            if self in _handlers:
                _handlers.remove(self)

    def handleError(self, record):
        if not (raiseExceptions and sys.stderr):
            return
        problem = sys.exc_info()[1]
        write = sys.stderr.write
        write("--- Logging error ---\n")
        traceback.print_exception(problem, file=sys.stderr)
        write("Call stack:\n")
        frames = [frame for frame in traceback.extract_stack() if not frame.filename.startswith(_own_files)]
        write("".join(traceback.StackSummary(frames).format()))
        try:
            write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
        except Exception:
            write("Unable to print the message and arguments - possible formatting error.\nUse the traceback above to help find the error.\n")

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    __class_getitem__ = classmethod(_machine.GenericAlias)

    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        self.acquire()
        try:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()
        finally:
            self.release()

    def emit(self, record):
        try:
            msg = self.format(record) #: logging/__init__.py 1110 emit | msg = self.format(record) | 6 25
            self.stream.write(msg + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        if stream is self.stream:
            return None
        before = self.stream
        self.acquire()
        try:
            self.flush()
            self.stream = stream
        finally:
            self.release()
        return before

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        filename = os.fspath(filename)
        self.baseFilename = os.path.abspath(filename)
        self.mode = mode
        self.encoding = encoding or "utf-8"
        self.errors = errors
        self.delay = delay
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding)

    def close(self):
        self.acquire()
        try:
            if self.stream:
                try:
                    self.flush()
                finally:
                    stream = self.stream
                    self.stream = None
                    stream.close()
            StreamHandler.close(self)
        finally:
            self.release()

    def emit(self, record):
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record) #: logging/__init__.py 1230 emit | StreamHandler.emit(self, record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class _StderrHandler(StreamHandler):
    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    stream = property(lambda self: sys.stderr)


class NullHandler(Handler):
    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


lastResort = _StderrHandler(WARNING)

# ---- loggers ---------------------------------------------------------------------------------------------------------


class PlaceHolder:
    def __init__(self):
        self.children = []


class Manager:
    """The tree of loggers: by their names with dots."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.loggerDict = {}
        self.loggerClass = None

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string") #: logging/__init__.py 1340 getLogger | raise TypeError('A logger name must be a string')
        with _lock:
            found = self.loggerDict.get(name)
            if isinstance(found, Logger):
                return found
            made = (self.loggerClass or _logger_class)(name)
            made.manager = self
            self.loggerDict[name] = made
            if isinstance(found, PlaceHolder):
                for child in found.children:
                    if not child.parent.name.startswith(name):
                        made.parent = child.parent
                        child.parent = made
            made.parent = self._parent_of(made)
            return made

    def _parent_of(self, logger):
        name = logger.name
        end = name.rfind(".")
        while end > 0:
            above = self.loggerDict.get(name[:end])
            if isinstance(above, Logger):
                return above
            if above is None:
                above = self.loggerDict[name[:end]] = PlaceHolder()
            above.children.append(logger)
            end = name.rfind(".", 0, end)
        return self.root


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _checked_level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):
        self.level = _checked_level(level) #: logging/__init__.py 1464 setLevel | self.level = _checkLevel(level) | 13 31

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs) #: logging/__init__.py 1477 debug | self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs) #: logging/__init__.py 1489 info | self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs) #: logging/__init__.py 1501 warning | self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs) #: logging/__init__.py 1518 error | self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs) #: logging/__init__.py 1524 exception | self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs) #: logging/__init__.py 1536 critical | self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs) #: logging/__init__.py 1559 log | self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        entries = [entry for entry in _machine.stack_entries() if not entry[0].startswith(_own_files)]
        if not entries:
            return "(unknown file)", 0, "(unknown function)", None
        file, line, name, text = entries[min(max(stacklevel, 1), len(entries)) - 1]
        sinfo = None
        if stack_info:
            sinfo = "Stack (most recent call last):\n" + "".join(traceback.StackSummary([traceback.FrameSummary(f, l, n, text=t) for f, l, n, t in reversed(entries)]).format()).rstrip("\n")
        return file, line, name, sinfo

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _record_factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ("message", "asctime") or key in record.__dict__:
                    raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
                setattr(record, key, extra[key])
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        fn, lno, func, sinfo = self.findCaller(stack_info, stacklevel)
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra, sinfo)) #: logging/__init__.py 1634 _log | self.handle(record)

    def handle(self, record):
        if not self.disabled and self.filter(record): #: logging/__init__.py 1643 handle | if (not self.disabled) and self.filter(record): | 26 45
            self.callHandlers(record) #: logging/__init__.py 1644 handle | self.callHandlers(record)

    def addHandler(self, hdlr):
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def callHandlers(self, record):
        logger = self
        found = False
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record) #: logging/__init__.py 1706 callHandlers | hdlr.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and lastResort is not None and record.levelno >= lastResort.level:
            lastResort.handle(record) #: logging/__init__.py 1714 callHandlers | lastResort.handle(record)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and self.manager.disable < level and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return self.manager.getLogger(suffix if self.root is self else f"{self.name}.{suffix}")

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def __reduce__(self):
        return getLogger, (self.name,)


class RootLogger(Logger):
    def __init__(self, level):
        Logger.__init__(self, "root", level)

    def __reduce__(self):
        return getLogger, ()


_logger_class = Logger
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


def getLoggerClass():
    return _logger_class


def setLoggerClass(klass):
    global _logger_class
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError(f"logger not derived from logging.Logger: {klass.__name__}")
    _logger_class = klass


class LoggerAdapter:
    __class_getitem__ = classmethod(_machine.GenericAlias)

    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    name = property(lambda self: self.logger.name)

    def __repr__(self):
        return f"<{type(self).__name__} {self.logger.name} ({getLevelName(self.getEffectiveLevel())})>"


# ---- the module's own functions --------------------------------------------------------------------------------------


def getLogger(name=None):
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name) #: logging/__init__.py 2089 getLogger | return Logger.manager.getLogger(name) | 7 37


def basicConfig(**kwargs):
    with _lock:
        force = kwargs.pop("force", False)
        encoding = kwargs.pop("encoding", None)
        errors = kwargs.pop("errors", "backslashreplace")
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = kwargs.pop("handlers", None)
        if handlers is None:
            if "stream" in kwargs and "filename" in kwargs:
                raise ValueError("'stream' and 'filename' should not be specified together")
        elif "stream" in kwargs or "filename" in kwargs:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        if handlers is None:
            filename = kwargs.pop("filename", None)
            mode = kwargs.pop("filemode", "a")
            if filename:
                handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
            else:
                handlers = [StreamHandler(kwargs.pop("stream", None))]
        datefmt = kwargs.pop("datefmt", None)
        style = kwargs.pop("style", "%")
        if style not in _STYLES:
            raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
        formatter = Formatter(kwargs.pop("format", _STYLES[style][1]), datefmt, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = kwargs.pop("level", None)
        if level is not None:
            root.setLevel(level) #: logging/__init__.py 2069 basicConfig | root.setLevel(level)
        if kwargs:
            raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def debug(msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.debug(msg, *args, **kwargs) #: logging/__init__.py 2158 debug | root.debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.info(msg, *args, **kwargs) #: logging/__init__.py 2148 info | root.info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.warning(msg, *args, **kwargs) #: logging/__init__.py 2133 warning | root.warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning)
    warning(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.error(msg, *args, **kwargs) #: logging/__init__.py 2115 error | root.error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.critical(msg, *args, **kwargs) #: logging/__init__.py 2099 critical | root.critical(msg, *args, **kwargs)


fatal = critical


def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs) #: logging/__init__.py 2168 log | root.log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    root.manager.disable = _checked_level(level)


def getHandlerByName(name):
    for handler in _handlers:
        if handler.name == name:
            return handler
    return None


def getHandlerNames():
    return frozenset([handler.name for handler in _handlers if handler.name])


def captureWarnings(capture):
    warnings._to_logging = _log_warning if capture else None


def _log_warning(text):
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    if logger.isEnabledFor(WARNING):
        # As CPython's warnings call it.
        logger.handle(logger.makeRecord(logger.name, WARNING, "/usr/lib/python3.11/warnings.py", 109, text, (), None, "_showwarnmsg"))


def shutdown(handlerList=None):
    for handler in reversed(list(_handlers)):
        try:
            handler.acquire()
            try:
                handler.flush()
                handler.close()
            finally:
                handler.release()
        except (OSError, ValueError):
            pass


import atexit
atexit.register(shutdown)
