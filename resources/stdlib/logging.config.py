# logging.config: loggers, handlers and formatters made from a dictionary. Files in the .ini form are not read.
import logging
import logging.handlers
import sys

_error = ValueError


def _resolve(name):
    parts = name.split(".")
    found = __import__(parts[0])
    path = parts[0]
    for part in parts[1:]:
        path += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(path)
            found = getattr(found, part)
    return found


class _Configurator:
    def __init__(self, config):
        self.config = config

    def value(self, given):
        if isinstance(given, str) and given.startswith("ext://"):
            return _resolve(given[6:])
        if isinstance(given, str) and given.startswith("cfg://"):
            found = self.config
            for part in given[6:].split("."):
                found = found[part]
            return self.value(found)
        if isinstance(given, dict):
            return {key: self.value(one) for key, one in given.items()}
        if isinstance(given, (list, tuple)):
            return type(given)([self.value(one) for one in given])
        return given

    def factory(self, settings):
        settings = dict(settings)
        make = settings.pop("()")
        attributes = settings.pop(".", {})
        if not callable(make):
            make = _resolve(make)
        made = make(**{key: self.value(one) for key, one in settings.items()})
        for name, one in attributes.items():
            setattr(made, name, one)
        return made

    def formatter(self, settings):
        if "()" in settings:
            return self.factory(settings)
        make = settings.get("class", logging.Formatter)
        if isinstance(make, str):
            make = _resolve(make)
        return make(settings.get("format"), settings.get("datefmt"), settings.get("style", "%"))

    def filter(self, settings):
        return self.factory(settings) if "()" in settings else logging.Filter(settings.get("name", ""))

    def handler(self, settings, formatters, filters):
        settings = dict(settings)
        formatter = settings.pop("formatter", None)
        if formatter:
            try:
                formatter = formatters[formatter]
            except Exception as e:
                raise ValueError("Unable to set formatter %r" % formatter) from e
        level, chosen = settings.pop("level", None), settings.pop("filters", None)
        if "()" in settings:
            made = self.factory(settings)
        else:
            make = _resolve(settings.pop("class"))
            attributes = settings.pop(".", {})
            if make is logging.handlers.MemoryHandler and "target" in settings:
                settings["target"] = self.handlers[settings["target"]]
            made = make(**{key: self.value(one) for key, one in settings.items()})
            for name, one in attributes.items():
                setattr(made, name, one)
        if formatter:
            made.setFormatter(formatter)
        if level is not None:
            made.setLevel(logging._checked_level(level))
        self.add_filters(made, chosen, filters)
        return made

    def add_filters(self, target, chosen, filters):
        for one in chosen or ():
            try:
                target.addFilter(one if callable(one) or hasattr(one, "filter") else filters[one])
            except Exception as e:
                raise ValueError("Unable to add filter %r" % one) from e

    def logger(self, logger, settings, filters):
        level = settings.get("level")
        if level is not None:
            logger.setLevel(logging._checked_level(level))
        for old in logger.handlers[:]:
            logger.removeHandler(old)
        for name in settings.get("handlers") or ():
            try:
                logger.addHandler(self.handlers[name])
            except Exception as e:
                raise ValueError("Unable to add handler %r" % name) from e
        self.add_filters(logger, settings.get("filters"), filters)

    def each(self, kind, make):
        made = {}
        for name in sorted(self.config.get(kind, {})):
            try:
                made[name] = make(self.config[kind][name])
            except Exception as e:
                raise ValueError(f"Unable to configure {kind[:-1]} {name!r}") from e
            if kind == "handlers":
                made[name].name = name
        return made

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        incremental = config.get("incremental", False)
        if incremental:
            for name, settings in config.get("loggers", {}).items():
                if settings.get("level"):
                    logging.getLogger(name).setLevel(logging._checked_level(settings["level"]))
            if config.get("root", {}).get("level"):
                logging.getLogger().setLevel(logging._checked_level(config["root"]["level"]))
            return
        formatters = self.each("formatters", self.formatter)
        filters = self.each("filters", self.filter)
        self.handlers = {}
        self.handlers = self.each("handlers", lambda settings: self.handler(settings, formatters, filters))
        existing = [name for name, logger in logging.Logger.manager.loggerDict.items() if isinstance(logger, logging.Logger)]
        named = config.get("loggers", {})
        for name, settings in named.items():
            try:
                logger = logging.getLogger(name)
                self.logger(logger, settings, filters)
                logger.disabled = False
                if settings.get("propagate") is not None:
                    logger.propagate = settings["propagate"]
            except Exception as e:
                raise ValueError("Unable to configure logger %r" % name) from e
        for name in existing:
            if name in named:
                continue
            logger = logging.getLogger(name)
            if any([name.startswith(one + ".") for one in named]):
                logger.setLevel(logging.NOTSET)
                for old in logger.handlers[:]:
                    logger.removeHandler(old)
                logger.propagate = True
            else:
                logger.disabled = config.get("disable_existing_loggers", True)
        if "root" in config:
            try:
                self.logger(logging.getLogger(), config["root"], filters)
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e


dictConfigClass = _Configurator


def dictConfig(config):
    _Configurator(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise NotImplementedError("logging.config.fileConfig is not in the teaching language; dictConfig is")
